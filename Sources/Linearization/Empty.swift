// Linearization
