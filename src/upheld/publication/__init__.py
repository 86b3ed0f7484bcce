"""From figures to what may be shown: releases and open tables. Knows no casework."""
