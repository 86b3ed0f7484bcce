"""One module per topic: figures and facts in, sentences out, nothing where nothing is to say."""
