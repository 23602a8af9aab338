package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"github.com/vishvananda/netlink"
)

const containerdPatience = 30 * time.Second

// runNodeInit is process 1 of the node's process namespace. It prepares the
// mounts, starts containerd and the kubelet, reaps orphans, and ends when one
// of the two ends.
func runNodeInit() int {
	plan, err := readNodePlan()
	if err != nil {
		return fail("cannot read the plan of the node: %v", err)
	}
	if err := isolateMounts(plan.Directory); err != nil {
		return fail("cannot prepare the mounts of the node: %v", err)
	}
	if err := createBridge(plan.Bridge, plan.Gateway); err != nil {
		return fail("cannot create the bridge %s: %v", plan.Bridge, err)
	}
	containerd, err := startDaemon(plan, "containerd", plan.ContainerdCommand[0], plan.ContainerdCommand)
	if err != nil {
		return fail("cannot start containerd: %v", err)
	}
	if err := awaitSocket(plan.ContainerdSocket, containerd); err != nil {
		return fail("%v", err)
	}
	for _, archive := range plan.ImageArchives {
		command := append(append([]string{}, plan.ImportCommand...), archive)
		if output, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
			return fail("cannot import the image %s: %v\n%s", filepath.Base(archive), err, output)
		}
	}
	kubelet, err := startDaemon(plan, "kubelet", "/proc/self/exe", append([]string{"kubernetes", "kubelet"}, plan.KubeletArguments...))
	if err != nil {
		return fail("cannot start the kubelet: %v", err)
	}
	names := map[int]string{containerd: "containerd", kubelet: "kubelet"}
	for {
		var status syscall.WaitStatus
		pid, err := syscall.Wait4(-1, &status, 0, nil)
		if err == syscall.EINTR {
			continue
		}
		if err != nil {
			return fail("cannot wait for the node's processes: %v", err)
		}
		if name := names[pid]; name != "" {
			return fail("%s ended with %s", name, describe(status))
		}
	}
}

func startDaemon(plan nodePlan, name string, program string, arguments []string) (int, error) {
	path, err := exec.LookPath(program)
	if err != nil {
		return 0, err
	}
	log, err := os.OpenFile(filepath.Join(plan.Directory, "logs", name+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return 0, err
	}
	defer log.Close()
	process, err := os.StartProcess(path, arguments, &os.ProcAttr{
		Dir:   plan.Directory,
		Env:   os.Environ(),
		Files: []*os.File{nil, log, log},
	})
	if err != nil {
		return 0, err
	}
	return process.Pid, nil
}

func awaitSocket(socket string, containerd int) error {
	for deadline := time.Now().Add(containerdPatience); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if _, err := os.Stat(socket); err == nil {
			return nil
		}
		var status syscall.WaitStatus
		if pid, err := syscall.Wait4(containerd, &status, syscall.WNOHANG, nil); err == nil && pid == containerd {
			return fmt.Errorf("containerd ended with %s", describe(status))
		}
	}
	return fmt.Errorf("containerd did not open its socket within %s", containerdPatience)
}

func createBridge(name string, gateway string) error {
	address, err := netlink.ParseAddr(gateway)
	if err != nil {
		return err
	}
	attributes := netlink.NewLinkAttrs()
	attributes.Name = name
	bridge := &netlink.Bridge{LinkAttrs: attributes}
	if err := netlink.LinkAdd(bridge); err != nil {
		return err
	}
	if err := netlink.AddrAdd(bridge, address); err != nil {
		return err
	}
	return netlink.LinkSetUp(bridge)
}

func describe(status syscall.WaitStatus) string {
	if status.Signaled() {
		return "signal " + status.Signal().String()
	}
	return fmt.Sprintf("exit code %d", status.ExitStatus())
}
