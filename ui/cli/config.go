package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"
)

const configName = "config"

func newConfig(c Console) *cobra.Command {
	o := newOptions()
	cmd := &cobra.Command{
		Use:   configName + " [flags]",
		Short: "how the screen is set to look, and where",
		Long: "descent config prints what holds of " + strings.Join(settingNames(), ", ") + "\n" +
			"and from where: a flag, the file of settings, or the default. What it prints can\n" +
			"stand in the file of settings, $XDG_CONFIG_HOME/descent/config (else\n" +
			"~/.config/descent/config, on Windows %AppData%\\descent\\config): lines of\n" +
			"name = value, # begins a comment. Nothing else can be set there.",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			lines, err := o.config(c)
			if err != nil {
				return err
			}
			return writeLines(cmd.OutOrStdout(), lines)
		},
	}
	register(cmd, o, onConfig)
	cmd.ValidArgsFunction = cobra.NoFileCompletions
	return cmd
}

// config is what holds, as a file of settings that says where each comes from.
func (o *options) config(c Console) ([]string, error) {
	if err := o.readSettings(c); err != nil {
		return nil, err
	}
	head := "# there is no home folder for a file of settings"
	if path := settingsPath(c); path != "" {
		head = "# " + path
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			head += " is not there"
		}
	}
	lines := []string{head}
	for _, s := range o.settings(c) {
		lines = append(lines, fmt.Sprintf("%-22s # %s", s.name+" = "+s.value, s.source))
	}
	return lines, nil
}
