// Stepproof
