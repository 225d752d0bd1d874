// Numbers that are exact where that is cheap.

import Testing
