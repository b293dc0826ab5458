//go:build !linux && !darwin && !windows

package cli

func nameTakers() []nameTaker { return []nameTaker{linkName, reserveName} }
