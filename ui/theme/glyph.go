package theme

import (
	"strings"
	"sync"
)

// asciiPairs maps every glyph of the screens that a terminal may lack to ASCII.
// Longer glyphs stand before their own beginnings.
func asciiPairs() []string {
	return []string{
		"──▸", "-->", "◂──", "<--", "▮▮ ", "", "► ", "",
		"x⁽ⁱ⁾", "x(i)", "⁽ⁱ⁾", "(i)",
		"✓", "v", "▢", "[ ]", "○", "o", "●", "O", "⊗", "x", "△", "+", "▲", "#", "▼", "%", "◆", "*", "◇", "*", "■", "#",
		"╭", "+", "╮", "+", "╰", "+", "╯", "+", "├", "+", "┤", "+", "┬", "+", "┴", "+", "┼", "+", "└", "+", "┘", "+", "┌", "+", "┐", "+",
		"│", "|", "┃", "|", "▏", "_", "─", "-", "━", "=", "╌", "-", "▸", ">", "◂", "<", "▴", "^", "▾", "v", "▀", " ", "▄", "#", "█", "#",
		"−", "-", "·", "*", "×", "x", "÷", "/", "–", "-", "≤", "<=", "≥", ">=", "≠", "!=", "≈", "~", "…", "...", "∞", "inf",
		"↑", "^", "↓", "v", "→", "->", "←", "<-", "↗", "^", "↖", "^", "↘", "v", "↙", "v", "↕", "|",
		"α∇", "alpha*grad ", "α", "alpha", "σ", "s", "θ", "theta", "λ", "lambda", "ε", "eps", "Σ", "sum ", "∂", "d", "∇", "grad ", "ŷ", "yhat", "ᵀ", "'",
		"₀", "0", "₁", "1", "₂", "2", "₃", "3", "₄", "4", "₅", "5", "₆", "6", "₇", "7", "₈", "8", "₉", "9",
		"⁰", "^0", "¹", "^1", "²", "^2", "³", "^3", "⁴", "^4", "⁵", "^5", "⁶", "^6", "⁻", "^-", "“", `"`, "”", `"`, "’", "'",
	}
}

// Plain returns the translation into plain glyphs, for terminals without
// braille and for those that draw Greek letters and boxes two cells wide.
// Characters that it does not know are kept: they belong to the person's data.
func Plain() func(string) string { return plainGlyphs().Replace }

// A replacer is slow to make and quick to use.
var (
	plainGlyphs = sync.OnceValue(func() *strings.Replacer { return strings.NewReplacer(asciiPairs()...) }) //nolint:gochecknoglobals // it never changes
	spokenWords = sync.OnceValue(func() *strings.Replacer {                                                //nolint:gochecknoglobals // it never changes
		words := []string{"σ", "sigma", "±", "+-", "↑ ", "", "↓ ", ""}
		return strings.NewReplacer(append(words, asciiPairs()...)...)
	})
)

// Spoken returns the translation for text that is read aloud or goes through a
// pipe: the plain glyphs, but words where one of them stands for more than it
// looks like.
func Spoken() func(string) string { return spokenWords().Replace }
