package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"descent/ui/session"
)

// The file of settings has what of the look of the screen a person wants always:
// lines of "name = value", names and values being those of flags, # beginning a
// comment. A flag wins over it. Nothing else can be set there: what changes a
// number stands in the command line, so that a shared line means the same to all.

// settingsPath is where the file is to be; empty where there is no home folder.
func settingsPath(c Console) string {
	folder := ownFolder(c, "XDG_CONFIG_HOME", "AppData", ".config")
	if folder == "" {
		return ""
	}
	return filepath.Join(folder, "config")
}

// ownFolder is the folder of descent in one of the XDG base directories: in that which a variable names, else in
// its place on Windows or in the home folder; empty where there is none.
func ownFolder(c Console, variable, windows string, home ...string) string {
	folder := c.Getenv(variable)
	switch {
	case filepath.IsAbs(folder): // others are to be ignored, says the XDG specification
	case runtime.GOOS == "windows":
		folder = c.Getenv(windows)
	case c.Getenv("HOME") != "":
		folder = filepath.Join(append([]string{c.Getenv("HOME")}, home...)...)
	}
	if !filepath.IsAbs(folder) {
		return ""
	}
	return filepath.Join(folder, "descent")
}

// settingNames lists what can be set, in the order of help.
func settingNames() []string {
	var names []string
	for _, spec := range flagTable() {
		if spec.setting {
			names = append(names, spec.name)
		}
	}
	return names
}

// readSettings takes from the file of settings what no flag says. A file that is
// not there says nothing; one that is wrong is an error, so that nobody wonders
// what it is for.
func (o *options) readSettings(c Console) error {
	path := settingsPath(c)
	if path == "" {
		return nil
	}
	f, err := os.Open(path) //nolint:gosec // the file is the person's own
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return &dataError{fmt.Errorf("%s: %w; make it readable, or remove it", path, withoutPath(err))}
	}
	defer func() { _ = f.Close() }() // it was only read
	lines, err := readLines(f)
	if err != nil {
		return &dataError{fmt.Errorf("%s: %w", path, withoutPath(err))}
	}
	for i, line := range lines {
		if err := o.readSetting(line, fmt.Sprintf("%s:%d", path, i+1)); err != nil {
			return &dataError{fmt.Errorf("%s:%d: %w", path, i+1, err)}
		}
	}
	return nil
}

// readSetting takes a line of the file, which stands at a place.
func (o *options) readSetting(line, place string) error {
	line, _, _ = strings.Cut(line, "#")
	if strings.TrimSpace(line) == "" {
		return nil
	}
	name, value, ok := strings.Cut(line, "=")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	if !ok || value == "" {
		return fmt.Errorf("%q sets nothing; write name = value, like theme = light", strings.TrimSpace(line))
	}
	specs := flagTable()
	i := slices.IndexFunc(specs, func(f flagSpec) bool { return f.setting && f.name == name })
	switch {
	case i < 0:
		names := settingNames()
		last := len(names) - 1
		return fmt.Errorf("there is no setting %q%s; there are %s and %s", name, didYouMean(name, names), strings.Join(names[:last], ", "), names[last])
	case o.set[name] != "":
		return fmt.Errorf("%s is set above, at %s; leave one out", name, o.set[name])
	}
	into := o
	if o.typedFlags[name] { // the flag wins, and yet the file is to be right
		into = newOptions()
	}
	if err := specs[i].read(into, value); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	o.set[name] = place
	return nil
}

// setting is what holds of one flag, and why.
type setting struct{ name, value, source string }

// settings is what holds of all that can be set.
func (o *options) settings(c Console) []setting {
	digits := session.DefaultDigits
	for _, a := range o.moment.Actions() {
		if a, ok := a.(session.Digits); ok {
			digits = a.N
		}
	}
	values := map[string]string{
		"theme": o.appearance.theme, "ascii": onOff(o.plainGlyphs(c)), "mouse": onOff(o.appearance.mouse),
		"digits": fmt.Sprint(digits), "projector": onOff(o.appearance.projector),
	}
	var all []setting
	for _, spec := range flagTable() {
		if !spec.setting {
			continue
		}
		s := setting{spec.name, values[spec.name], "default"}
		switch {
		case o.typedFlags[spec.name]:
			s.source = "--" + spec.name
		case o.set[spec.name] != "":
			s.source = o.set[spec.name]
		case spec.absent != "" && spec.absent != s.value:
			s.source += ", " + spec.absent
		}
		all = append(all, s)
	}
	return all
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}
