"""Link officers: who a body's contacts are, asked each spring; and what they think."""
