// Suggestions for misspelt words, for the rooms above that do not import the language.

import Language

package typealias Spelling = Language.Spelling
