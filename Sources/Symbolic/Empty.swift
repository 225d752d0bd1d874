// Symbolic
