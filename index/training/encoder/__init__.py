"""Training of the small encoder from nothing: packing, masked words, contrast, questions, judgement."""
