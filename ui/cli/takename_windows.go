package cli

import "syscall"

func nameTakers() []nameTaker { return []nameTaker{renameName, reserveName} }

// renameName renames. Windows' own way to do so replaces nothing.
func renameName(file, name string) error {
	from, err := syscall.UTF16PtrFromString(file)
	if err != nil {
		return err
	}
	to, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return err
	}
	return syscall.MoveFile(from, to)
}
