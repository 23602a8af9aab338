package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// Where the kubelet, containerd, runc and the CNI plugins write by default,
// some of it without a setting. A node sees an empty folder in each place.
var privateFolders = []string{"/run", "/var/run", "/var/lib", "/var/log"}

// What must be on disk rather than in memory: folder of the instance, and
// where the node sees it.
var diskFolders = map[string]string{
	"kubelet":    "/var/lib/kubelet",
	"containerd": "/var/lib/containerd",
	"pod-logs":   "/var/log/pods",
}

// What the kubelet and the bridge plugin would set on the whole machine. They
// only write a value that differs, so showing them the one they want leaves
// the machine as it was.
var kernelSettings = map[string]string{
	"net/ipv4/ip_forward":       "1",
	"vm/overcommit_memory":      "1",
	"vm/panic_on_oom":           "0",
	"kernel/panic":              "10",
	"kernel/panic_on_oops":      "1",
	"kernel/keys/root_maxkeys":  "1000000",
	"kernel/keys/root_maxbytes": "25000000",
}

// isolateMounts gives the node its own view of the machine. It changes mounts
// of this mount namespace only.
func isolateMounts(directory string) error {
	if err := syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("cannot make / private: %w", err)
	}
	// Volumes with mount propagation need a shared root, shared in here only.
	if err := syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_SHARED, ""); err != nil {
		return fmt.Errorf("cannot make / shared: %w", err)
	}
	if err := syscall.Mount("proc", "/proc", "proc", 0, ""); err != nil {
		return fmt.Errorf("cannot mount /proc: %w", err)
	}
	instance, err := os.Open(directory)
	if err != nil {
		return err
	}
	defer instance.Close()
	resolver, resolverPath := readResolver()

	for _, folder := range privateFolders {
		info, err := os.Lstat(folder)
		if err != nil || !info.IsDir() {
			continue // absent, or a link such as /var/run -> /run
		}
		if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "mode=755"); err != nil {
			return fmt.Errorf("cannot mount an empty %s: %w", folder, err)
		}
	}
	if _, err := os.Stat(directory); errors.Is(err, fs.ErrNotExist) {
		if err := bindFolder(fmt.Sprintf("/proc/self/fd/%d", instance.Fd()), directory); err != nil {
			return err
		}
	}
	for name, target := range diskFolders {
		source := filepath.Join(directory, name)
		if err := os.MkdirAll(source, 0o700); err != nil {
			return err
		}
		if err := bindFolder(source, target); err != nil {
			return err
		}
	}
	if err := restoreResolver(resolver, resolverPath); err != nil {
		return err
	}
	return pinKernelSettings()
}

func bindFolder(source string, target string) error {
	if err := os.MkdirAll(target, 0o755); err != nil {
		return err
	}
	if err := syscall.Mount(source, target, "", syscall.MS_BIND|syscall.MS_REC, ""); err != nil {
		return fmt.Errorf("cannot mount %s on %s: %w", source, target, err)
	}
	return nil
}

// readResolver keeps /etc/resolv.conf, which is often a link into /run.
func readResolver() ([]byte, string) {
	path, err := filepath.EvalSymlinks("/etc/resolv.conf")
	if err != nil {
		return nil, ""
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, ""
	}
	return content, path
}

func restoreResolver(content []byte, path string) error {
	if path == "" {
		return nil
	}
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o644)
}

func pinKernelSettings() error {
	folder := "/run/kernel-settings"
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for name, value := range kernelSettings {
		target := filepath.Join("/proc/sys", name)
		if _, err := os.Stat(target); err != nil {
			continue // this kernel has no such setting
		}
		source := filepath.Join(folder, strings.ReplaceAll(name, "/", "."))
		if err := os.WriteFile(source, []byte(value+"\n"), 0o644); err != nil {
			return err
		}
		if err := syscall.Mount(source, target, "", syscall.MS_BIND, ""); err != nil {
			return fmt.Errorf("cannot pin the kernel setting %s: %w", name, err)
		}
	}
	return nil
}
