// `packbench check`: what is missing on a machine, and the one command that mends it.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <boost/asio/ip/tcp.hpp>
#include <chrono>

#include "station/commands/check/installed_files.hpp"
#include "tests/station/core/scratch_machine.hpp"

namespace packbench::station {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kRules = "/usr/lib/udev/rules.d/60-packbench.rules";
constexpr const char* kHwdb = "/usr/lib/udev/hwdb.d/60-packbench.hwdb";
constexpr const char* kUnit = "/usr/lib/systemd/system/packbench.service";
constexpr const char* kCompiled = "/etc/udev/hwdb.bin";

class Check : public testing::Test {
 protected:
  void install() {
    here.put(kRules, std::string(kRulesText));
    here.put(kHwdb, std::string(kHwdbText));
    here.put(kUnit, std::string(kUnitText));
    here.put(kCompiled, "KSLPHHRH...PACKBENCH_DEVICE\0scanner");
  }
  ScratchMachine here;
};

TEST_F(Check, InstalledFilesAreThoseOfThisProgram) {
  EXPECT_THAT(std::string(kRulesText), HasSubstr("\nLABEL=\"packbench_end\"\n"));
  install();
  EXPECT_EQ(here.said(check_installed), "ok " + std::string(kRules) + "\nok " + kHwdb + "\nok " + kUnit +
                                            "\nok " + kCompiled + " knows the bench's devices\n");
}

TEST_F(Check, NothingIsInstalled) {
  const auto said = here.said(check_installed);
  EXPECT_THAT(said,
              HasSubstr("BAD 60-packbench.rules is not installed: the bench may not open its devices -> "
                        "./dev install"));
  EXPECT_THAT(said, HasSubstr("BAD 60-packbench.hwdb is not installed"));
  EXPECT_THAT(said, HasSubstr("note packbench.service is not installed"));
  Config config;
  config.usb = false;
  EXPECT_THAT(here.said(check_installed, config), Not(HasSubstr("BAD")));
}

TEST_F(Check, RulesOfAnotherVersionAndRulesOfOnesOwn) {
  install();
  here.put(kRules, "# old\n");
  EXPECT_THAT(here.said(check_installed), HasSubstr("BAD " + std::string(kRules) + " is of another version"));
  here.put("/etc/udev/rules.d/60-packbench.rules", "# mine\n");
  EXPECT_THAT(here.said(check_installed),
              AllOf(HasSubstr("note /etc/udev/rules.d/60-packbench.rules stands in"), Not(HasSubstr("BAD"))));
}

TEST_F(Check, HwdbMustBeCompiledSinceItWasInstalled) {
  install();
  here.put(kCompiled, "KSLPHHRH...ID_VENDOR_FROM_DATABASE");
  EXPECT_THAT(here.said(check_installed),
              HasSubstr("is not compiled -> systemd-hwdb update && udevadm trigger"));
  const auto compiled = here.put(kCompiled, "PACKBENCH_DEVICE");
  std::filesystem::last_write_time(compiled,
                                   std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
  EXPECT_THAT(here.said(check_installed),
              HasSubstr("is newer than what udev knows of it -> systemd-hwdb update"));
}

TEST_F(Check, ModemManagerWithoutTheRules) {
  here.process("311", "ModemManager");
  EXPECT_THAT(here.said(check_installed), HasSubstr("note ModemManager runs here"));
  install();
  EXPECT_THAT(here.said(check_installed), Not(HasSubstr("ModemManager")));
}

TEST_F(Check, AccountAndItsGroups) {
  EXPECT_EQ(here.said(check_account), "ok user packbench\n");
  here.put("/etc/group", "lp:x:7:other\nvideo:x:44:packbench\n");
  EXPECT_EQ(here.said(check_account),
            "BAD the user packbench is not in the group lp and can't open USB printers -> "
            "systemd-sysusers && systemctl try-restart packbench\n");
  here.put("/etc/passwd", "root:x:0:0::/root:/bin/sh\n");
  EXPECT_EQ(here.said(check_account),
            "BAD there is no user packbench, for whom the rules open the devices -> systemd-sysusers\n");
}

TEST_F(Check, ServiceStartsWithTheMachineAndMayWriteWhereItMust) {
  EXPECT_EQ(here.said(check_unit), "") << "no service: check_installed has said so";
  install();
  EXPECT_THAT(here.said(check_unit), HasSubstr("note the bench doesn't start with the machine"));
  here.link("/etc/systemd/system/multi-user.target.wants/packbench.service", kUnit);
  EXPECT_EQ(here.said(check_unit), "");
  Config config;
  config.backup = "/mnt/stick/packbench";
  EXPECT_EQ(here.said(check_unit, config),
            "BAD the service may not write to /mnt/stick/packbench -> systemctl edit packbench, and there: "
            "[Service] ReadWritePaths=/mnt/stick/packbench\n");
  here.put("/etc/systemd/system/packbench.service.d/override.conf",
           "[Service]\nReadWritePaths=/srv -/mnt/stick\n");
  EXPECT_EQ(here.said(check_unit, config), "");
  config.printers.push_back({.name = "out", .link = "file:/tmp/labels?ext=zpl"});
  EXPECT_THAT(here.said(check_unit, config), HasSubstr("may not write to /tmp/labels ->"));
}

TEST_F(Check, StoreBelongsToWhomTheServiceRunsUnder) {
  install();
  here.link("/etc/systemd/system/multi-user.target.wants/packbench.service", kUnit);
  here.put("/etc/systemd/system/packbench.service.d/override.conf", "ReadWritePaths=/");
  Config config;
  config.data = here.machine.root;
  std::ofstream(config.store()) << "made by hand";
  EXPECT_THAT(here.said(check_unit, config),
              HasSubstr("-> chown -R packbench:packbench " + config.data.string()));
  here.put("/etc/passwd", "packbench:x:" + std::to_string(::geteuid()) + ":1::/:/bin/false\n");
  EXPECT_EQ(here.said(check_unit, config), "");
}

struct Disk {
  const char* mount;  // type and options, as they stand in /proc/self/mountinfo
  const char* said;   // a part of the finding; empty: the disk is fit
};
const Disk kDisks[] = {
    {"rw,noatime shared:1 - ext4 /dev/sda1 rw", ""},
    {"rw - xfs /dev/sda1 rw", ""},
    {"rw - tmpfs tmpfs rw", "(tmpfs) lies in memory"},
    {"rw shared:7 - nfs4 10.0.0.2:/x rw", "(nfs4) lies on the network"},
    {"rw - cifs //nas/x rw", "(cifs) lies on the network"},
    {"rw - vfat /dev/sdb1 rw", "(vfat) knows no owners"},
    {"rw - ext4 /dev/sda1 rw,barrier=0,data=ordered", "take barrier=0 out of /etc/fstab"},
    {"rw - ext4 /dev/sda1 rw,nobarrier", "take nobarrier out of /etc/fstab"},
    {"ro - ext4 /dev/sda1 rw", "is mounted read-only"},
};

TEST_F(Check, DiskBelowTheStoreKeepsWhatItHasTaken) {
  const ScratchFolder data;
  Config config;
  config.data = data.path() / "my data";
  std::filesystem::create_directory(config.data);
  config.backup = "/nowhere/backup";
  const auto escaped = data.path().string() + "/my\\040data";
  for (const auto& disk : kDisks) {
    here.put("/proc/self/mountinfo", "21 1 8:2 / / rw - tmpfs below rw\n22 1 8:1 / " + escaped + " " +
                                         disk.mount + "\n23 1 8:1 / " + escaped + "2 rw - tmpfs beside rw\n");
    const auto said = here.said(check_disk, config);
    EXPECT_THAT(said, HasSubstr(*disk.said ? disk.said : "free for the store")) << disk.mount;
    EXPECT_EQ(said.find("BAD") != std::string::npos, *disk.said != 0) << disk.mount << "\n" << said;
  }
}

TEST_F(Check, DiskHasRoom) {
  Config config;
  config.data = "/nowhere";
  config.backup = "/nowhere/backup";
  here.free = 50 << 20;
  EXPECT_THAT(here.said(check_disk, config),
              AllOf(HasSubstr("BAD 50 MB free for the store at /nowhere -> make room there: at least 200 MB"),
                    HasSubstr("BAD 50 MB free for backups at /nowhere/backup -> ")));
  here.free = std::int64_t{1000} << 20;
  EXPECT_THAT(here.said(check_disk, config), HasSubstr("note 1000 MB free for the store"));
  here.free = std::int64_t{20'000} << 20;
  EXPECT_THAT(here.said(check_disk, config), HasSubstr("ok 20 GB free for the store"));
  config.backup_at.clear();
  EXPECT_THAT(here.said(check_disk, config), Not(HasSubstr("backups")));
}

TEST_F(Check, ClockAndZone) {
  here.link("/etc/localtime", "../usr/share/zoneinfo/Asia/Shanghai");
  EXPECT_EQ(here.said(check_clock), "ok time zone Asia/Shanghai\n");
  here.clock_is_kept = false;
  here.link("/etc/localtime", "/usr/share/zoneinfo/Etc/UTC");
  EXPECT_THAT(here.said(check_clock),
              AllOf(HasSubstr("note the time zone is UTC"), HasSubstr("note nothing keeps the clock right")));
}

TEST_F(Check, KeyboardLayouts) {
  EXPECT_THAT(here.said(check_keys), HasSubstr("-> apt-get install xkb-data"));
  here.put("/usr/share/X11/xkb/symbols/us", "xkb_symbols");
  EXPECT_EQ(here.said(check_keys), "");
}

TEST_F(Check, CamerasAreThereAndMayBeOpened) {
  Config config;
  config.cameras.push_back({"dock", "/dev/video0"});
  EXPECT_THAT(here.said(check_cameras, config), HasSubstr("BAD camera dock at /dev/video0 is not there"));
  const auto node = here.put("/dev/video0", "");
  std::filesystem::permissions(node, std::filesystem::perms{0600});
  EXPECT_THAT(here.said(check_cameras, config),
              HasSubstr("packbench may not open it -> usermod -aG video packbench"));
  std::filesystem::permissions(node, std::filesystem::perms{0660});
  EXPECT_EQ(here.said(check_cameras, config), "ok camera dock at /dev/video0\n");
}

TEST_F(Check, PortIsTakenByAnotherProgram) {
  namespace asio = boost::asio;
  asio::io_context io;
  asio::ip::tcp::acceptor stranger(io, {asio::ip::address_v4::loopback(), 0});
  Config config;
  config.port = stranger.local_endpoint().port();
  EXPECT_THAT(here.said(check_port, config), HasSubstr("BAD another program sits at 127.0.0.1:"));
  char local[24];
  std::snprintf(local, sizeof local, "0100007F:%04X", config.port);
  here.put(
      "/proc/net/tcp",
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
      "   0: " +
          std::string(local) +
          " 00000000:0000 0A 00000000:00000000 00:00000000 00000000 "
          "    0        0 4711 1 0000000000000000 100 0 0 10 0\n");
  here.process("812", "kiosk", "socket:[4711]");
  EXPECT_THAT(here.said(check_port, config), HasSubstr("BAD kiosk (process 812) sits at 127.0.0.1:"));
  stranger.close();
  EXPECT_THAT(here.said(check_port, config), HasSubstr("ok the bench can listen at 127.0.0.1:"));
  config.address = "192.0.2.1";
  EXPECT_THAT(here.said(check_port, config), HasSubstr("-> mend address and port under [api]"));
}

class CheckDevice : public Check {
 protected:
  CheckDevice() {
    here.put(directory + "/busnum", "1\n");
    here.put(directory + "/devnum", "12\n");
    here.put(directory + "/power/control", "on\n");
    here.link("/sys/bus/usb/devices/1-1.4:1.0/driver", "../../../bus/usb/drivers/usblp");
    mode(0660);
  }
  void mode(mode_t bits) { ASSERT_EQ(::chmod(here.put(node, "").c_str(), bits), 0); }
  std::string said() const {
    return here.said(
        [this](const Machine& there, Findings& findings) { check_device(there, device, findings); });
  }
  const std::string directory = "/sys/bus/usb/devices/1-1.4", node = "/dev/bus/usb/001/012";
  const BenchDevice device{"printer", "0a5f:0080:28J1", "ZTC GK420d", "28J1", "1-1.4"};
  const std::string good = "ok printer 0a5f:0080:28J1  ZTC GK420d\n";
};

TEST_F(CheckDevice, TheBenchMayOpenIt) {
  EXPECT_EQ(said(), good);
}

TEST_F(CheckDevice, TheBenchMayNotOpenIt) {
  mode(0600);
  EXPECT_THAT(said(), HasSubstr("packbench may not open /dev/bus/usb/001/012 -> udevadm control --reload"));
  mode(0640);
  EXPECT_THAT(said(), HasSubstr("may not open")) << "it must be written to";
  mode(0660);
  here.put("/etc/passwd", "packbench:x:64990:64991::/:/bin/false\n");
  here.put("/etc/group", "packbench:x:64991:\n");
  EXPECT_THAT(said(), HasSubstr("may not open")) << "another group's";
  mode(0666);
  EXPECT_EQ(said(), good);
  here.remove(node);
  EXPECT_THAT(said(), HasSubstr("/dev/bus/usb/001/012 is not there"));
}

TEST_F(CheckDevice, AnotherProgramHoldsIt) {
  here.link("/sys/bus/usb/devices/1-1.4:1.1/driver", "../../../bus/usb/drivers/usbfs");
  EXPECT_THAT(said(), HasSubstr("note printer 0a5f:0080:28J1  ZTC GK420d: some program has claimed it"));
  here.process("977", "usb", node);
  EXPECT_THAT(said(),
              HasSubstr("BAD printer 0a5f:0080:28J1  ZTC GK420d is held by usb (process 977) -> stop usb"));
  here.process("977", "packbench", node);
  EXPECT_EQ(said(), good) << "the bench itself";
}

TEST_F(CheckDevice, ItMayFallAsleep) {
  here.put(directory + "/power/control", "auto\n");
  EXPECT_THAT(said(), HasSubstr("a power saving tool lets it fall asleep"));
}

struct CupsQueue {
  const char* uri;
  bool ours;
};
const CupsQueue kQueues[] = {
    {"usb://Zebra%20Technologies/ZTC%20GK420d?serial=28J1", true},
    {"usb://Zebra%20Technologies/ZTC%20GK420d?serial=28J2", false},
    {"usb://Zebra%20Technologies/ZTC%20GK420d", true},
    {"usb://HP/LaserJet%201020?serial=JL1", false},
    {"socket://10.0.0.7:9100", true},
    {"socket://10.0.0.7", true},
    {"socket://10.0.0.70:9100", false},
    {"socket://10.0.0.7:9101", false},
    {"ipp://10.0.0.7/ipp/print", false},
};

TEST_F(CheckDevice, QueuesOfCupsForPrintersOfTheBench) {
  Config config;
  config.printers.push_back({.name = "zebra", .link = "tcp:10.0.0.7:9100"});
  for (const auto& queue : kQueues) {
    here.put("/etc/cups/printers.conf",
             "# Printer configuration file\n<Printer other>\nDeviceURI file:///dev/null\n"
             "</Printer>\n<DefaultPrinter labels>\nInfo x\nDeviceURI " +
                 std::string(queue.uri) + "\nState Idle\n</DefaultPrinter>\n");
    const auto said = here.said(
        [&](const Machine& there, Findings& findings) { check_queues(there, config, {device}, findings); });
    EXPECT_EQ(said.starts_with("BAD CUPS has the queue labels for printer "), queue.ours) << queue.uri << "\n"
                                                                                          << said;
    EXPECT_EQ(said.ends_with("-> lpadmin -x labels\n"), queue.ours) << said;
  }
}

}  // namespace
}  // namespace packbench::station
