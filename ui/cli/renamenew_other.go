//go:build !linux && !darwin && !windows

package cli

func renameFuncs() []renameFunc { return []renameFunc{renameByLink, renameByReserving} }
