package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"

	"github.com/vishvananda/netlink"
)

// nodePlan says what the machine of one node consists of. The harness writes
// it; every path in it is absolute.
type nodePlan struct {
	// Directory of the instance. Nothing outside it is written.
	Directory string `json:"directory"`
	// Bridge is the name of the pod network's bridge, 15 characters at most.
	Bridge string `json:"bridge"`
	// Gateway is the bridge's address with its prefix, "10.130.7.1/24".
	Gateway string `json:"gateway"`
	// ContainerdCommand and KubeletArguments start the two daemons.
	ContainerdCommand []string `json:"containerdCommand"`
	KubeletArguments  []string `json:"kubeletArguments"`
	// ImportCommand is run once per image archive, the archive appended.
	ImportCommand []string `json:"importCommand"`
	ImageArchives []string `json:"imageArchives"`
	// ContainerdSocket is awaited before images are imported.
	ContainerdSocket string `json:"containerdSocket"`
}

// runNode keeps one node in a process and mount namespace of its own and
// blocks until it ends. Whatever kills this process, kill -9 included, takes
// every process and every mount of the node with it: the kernel does it.
func runNode() int {
	// The parent-death signal belongs to the thread that started the child.
	runtime.LockOSThread()
	command := exec.Command("/proc/self/exe", append([]string{"node-init"}, os.Args[1:]...)...)
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	command.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWNS | syscall.CLONE_NEWPID,
		Pdeathsig:  syscall.SIGKILL,
	}
	if err := command.Run(); err != nil {
		return fail("the node ended: %v", err)
	}
	return 0
}

// runNodeSweep removes the bridge of a node that is gone.
func runNodeSweep() int {
	if len(os.Args) != 2 {
		return fail("usage: kubernetes node-sweep BRIDGE")
	}
	link, err := netlink.LinkByName(os.Args[1])
	var missing netlink.LinkNotFoundError
	if errors.As(err, &missing) {
		return 0
	}
	if err != nil {
		return fail("cannot look up the bridge %s: %v", os.Args[1], err)
	}
	if err := netlink.LinkDel(link); err != nil {
		return fail("cannot remove the bridge %s: %v", os.Args[1], err)
	}
	return 0
}

func readNodePlan() (nodePlan, error) {
	var plan nodePlan
	if len(os.Args) != 2 {
		return plan, errors.New("usage: kubernetes node PLAN.json")
	}
	content, err := os.ReadFile(os.Args[1])
	if err != nil {
		return plan, err
	}
	return plan, json.Unmarshal(content, &plan)
}

func fail(format string, values ...any) int {
	fmt.Fprintf(os.Stderr, format+"\n", values...)
	return 1
}
