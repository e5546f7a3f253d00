// The device manager over a scripted machine, in virtual time.
#include "drivers/device_manager.hpp"

#include <gtest/gtest.h>

#include <boost/asio/detached.hpp>

#include "drivers/hid/ibm_oem.hpp"
#include "tests/drivers/usb_samples.hpp"
#include "tests/hid/pos_encoder.hpp"
#include "tests/support/scripted_transport.hpp"
#include "tests/support/virtual_clock.hpp"

namespace packbench::drivers {
namespace {

using namespace std::chrono_literals;
using namespace tests;

hid::PosLayout honeywell() {
  const auto bytes = hex(kHoneywellPos);
  return hid::pos_layout(hid::parse_report_descriptor(bytes).value()).value();
}

// A machine whose plugs the test pulls.
class ScriptedHost : public UsbHost {
 public:
  ScriptedHost(asio::any_io_executor executor, Clock& clock) : executor_(executor), clock_(clock) {}

  Result<std::vector<UsbDeviceInfo>> enumerate() override {
    ++looks;
    if (problem) return *problem;
    return devices;
  }
  asio::awaitable<Result<OpenedInput>> open_input(UsbDeviceInfo device, std::uint8_t number) override {
    opened.push_back("input " + device.instance + "." + std::to_string(number));
    if (opening_takes > 0s) co_await sleep_until(executor_, clock_, clock_.now() + opening_takes);
    if (open_error) co_return *open_error;
    OpenedInput input;
    input.transport = scripts.at(device.instance)->transport(executor_, clock_);
    input.descriptor = descriptor;
    co_return input;
  }
  asio::awaitable<Result<std::unique_ptr<Transport>>> open_printer(UsbDeviceInfo device,
                                                                   std::uint8_t number) override {
    opened.push_back("printer " + device.instance + "." + std::to_string(number));
    if (open_error) co_return *open_error;
    co_return scripts.at(device.instance)->transport(executor_, clock_);
  }
  void on_change(std::function<void()> poke) override { poke_ = std::move(poke); }
  void event() {
    if (poke_) poke_();
  }

  std::vector<UsbDeviceInfo> devices;
  std::optional<Error> problem;
  std::optional<Error> open_error;
  Duration opening_takes{};
  std::vector<std::uint8_t> descriptor = hex(kHoneywellPos);
  std::map<std::string, Script*> scripts;  // by instance
  std::vector<std::string> opened;
  int looks = 0;

 private:
  asio::any_io_executor executor_;
  Clock& clock_;
  std::function<void()> poke_;
};

class DeviceManagerTest : public testing::Test {
 protected:
  void start(DeviceManagerOptions options = {}) {
    DeviceCallbacks callbacks{
        [this](RawScan scan) { scans_.push_back(std::move(scan)); },
        [this](std::shared_ptr<PrinterLink> link) { printers_.push_back(std::move(link)); },
        [this](DeviceReport report) { last_ = std::move(report); },
        {},
        [this](const Weighed& weighed) { weights_.push_back(weighed.grams); }};
    manager_.emplace(io_.get_executor(), clock_, host_, std::move(options), std::move(callbacks));
    asio::co_spawn(io_, manager_->run(), [this](std::exception_ptr) { ended_ = true; });
    clock_.advance(io_, 0s);
  }
  void TearDown() override {
    if (!manager_) return;
    manager_->stop();
    EXPECT_TRUE(clock_.run_until(
        io_, [this] { return ended_; }, 1min))
        << "stop() has to end run()";
    for (const DeviceState& device : manager_->report().devices)
      EXPECT_TRUE(device.phase == Phase::gone || device.phase == Phase::failed);
  }
  UsbDeviceInfo scanner(std::string instance) {
    UsbDeviceInfo device = usb_device({keyboard_interface(0), pos_interface(1)});
    device.instance = std::move(instance);
    return device;
  }
  UsbDeviceInfo printer(std::string instance) {
    UsbDeviceInfo device = usb_device({printer_interface(0)});
    device.identity.vid = 0x0a5f;
    device.instance = std::move(instance);
    return device;
  }
  std::string scan(const std::string& data) { return encode_scan(honeywell(), data, "]E0")[0]; }
  const DeviceState& only() { return last_.devices.at(0); }

  VirtualClock clock_;
  asio::io_context io_;
  ScriptedHost host_{io_.get_executor(), clock_};
  Script first_;
  Script second_;
  std::optional<DeviceManager> manager_;
  std::vector<RawScan> scans_;
  std::vector<std::shared_ptr<PrinterLink>> printers_;
  std::vector<std::int64_t> weights_;
  DeviceReport last_;
  bool ended_ = false;
};

TEST_F(DeviceManagerTest, ScanArrivesOnceFromTheRightInterface) {
  first_.say(scan("4006381333931"), after(1s));
  host_.scripts["1-7"] = &first_;
  host_.devices = {scanner("1-7")};
  start();
  clock_.advance(io_, 2s);
  ASSERT_EQ(scans_.size(), 1u);
  EXPECT_EQ(scans_[0].bytes, "4006381333931");
  EXPECT_EQ(scans_[0].device_key, "0c2e:0b81:SN-00042");
  EXPECT_EQ(host_.opened, std::vector<std::string>{"input 1-7.1"}) << "not the keyboard interface";
  EXPECT_EQ(only().phase, Phase::open);
  EXPECT_TRUE(manager_->report().devices[0].last_reading);
}

TEST_F(DeviceManagerTest, RepluggedIntoAnotherPortKeepsItsKey) {
  first_.say(scan("A"), after(1s)).fail(Errc::gone);
  second_.say(scan("B"), after(1s));
  host_.scripts = {{"1-7", &first_}, {"1-8", &second_}};
  host_.devices = {scanner("1-7")};
  start();
  clock_.advance(io_, 2s);
  host_.devices.clear();
  host_.event();
  clock_.advance(io_, 1s);
  EXPECT_EQ(only().phase, Phase::gone);
  host_.devices = {scanner("1-8")};
  host_.devices[0].identity.port_path = "1-2";
  host_.event();
  host_.event();
  clock_.advance(io_, 2s);
  ASSERT_EQ(scans_.size(), 2u);
  EXPECT_EQ(scans_[1].bytes, "B");
  EXPECT_EQ(scans_[1].device_key, scans_[0].device_key);
  EXPECT_EQ(only().replugs, 1);
}

TEST_F(DeviceManagerTest, MissedEventsAreFoundByTheRegularLook) {
  host_.scripts = {{"1-7", &first_}, {"1-8", &second_}};
  start();
  EXPECT_TRUE(host_.opened.empty());
  host_.devices = {scanner("1-7")};  // no event
  clock_.advance(io_, 6s);
  EXPECT_EQ(only().phase, Phase::open);
  host_.devices = {scanner("1-8")};  // pulled and plugged again between two looks
  clock_.advance(io_, 6s);
  EXPECT_EQ(host_.opened.size(), 2u);
  EXPECT_TRUE(first_.closed());
  EXPECT_EQ(only().phase, Phase::open);
}

TEST_F(DeviceManagerTest, BusyIsToldAndTriedAgainSlowly) {
  host_.scripts["1-9"] = &first_;
  host_.devices = {printer("1-9")};
  host_.open_error = Error{Errc::busy, "CUPS holds it"};
  start();
  EXPECT_EQ(only().phase, Phase::failed);
  EXPECT_EQ(only().reason->code, Errc::busy);
  clock_.advance(io_, 29s);
  EXPECT_EQ(host_.opened.size(), 3u);
  host_.open_error.reset();
  clock_.advance(io_, 2s);
  EXPECT_EQ(only().phase, Phase::open);
  EXPECT_FALSE(only().reason);
  EXPECT_EQ(printers_.size(), 1u);
}

TEST_F(DeviceManagerTest, PrinterComesBackAsANewLinkWithTheSameKey) {
  first_.expect("label one").accept_only(4).fail(Errc::gone);
  second_.expect("label two");
  host_.scripts = {{"1-9", &first_}, {"1-10", &second_}};
  host_.devices = {printer("1-9")};
  start();
  ASSERT_EQ(printers_.size(), 1u);
  const WriteOutcome torn = clock_.await(io_, printers_[0]->send("label one"));
  EXPECT_EQ(torn.accepted, 4u);
  EXPECT_EQ(torn.error->code, Errc::gone);
  clock_.advance(io_, 10ms);
  EXPECT_FALSE(printers_[0]->is_open());
  host_.devices = {printer("1-10")};
  host_.event();
  clock_.advance(io_, 2s);
  ASSERT_EQ(printers_.size(), 2u);
  EXPECT_EQ(printers_[1]->key(), printers_[0]->key());
  EXPECT_FALSE(clock_.await(io_, printers_[1]->send("label two")).error);
}

TEST_F(DeviceManagerTest, StopEndsAJobThatNeverEnds) {
  first_.expect("label").accept_only(2).stall();
  host_.scripts["1-9"] = &first_;
  host_.devices = {printer("1-9")};
  start();
  std::optional<WriteOutcome> outcome;
  asio::co_spawn(io_, printers_.at(0)->send("label"),
                 [&](std::exception_ptr, WriteOutcome o) { outcome = std::move(o); });
  clock_.advance(io_, 1h);
  EXPECT_FALSE(outcome);
  TearDown();
  manager_.reset();
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->accepted, 2u);
  EXPECT_TRUE(first_.closed());
}

TEST_F(DeviceManagerTest, WithoutUsbItRunsOnAndLooksAgain) {
  host_.problem = Error{Errc::no_usb, "no /dev/bus/usb"};
  host_.scripts["1-7"] = &first_;
  host_.devices = {scanner("1-7")};
  start();
  ASSERT_TRUE(last_.usb_problem);
  EXPECT_EQ(last_.usb_problem->code, Errc::no_usb);
  host_.problem.reset();
  clock_.advance(io_, 6s);
  EXPECT_FALSE(last_.usb_problem);
  EXPECT_EQ(only().phase, Phase::open);
}

TEST_F(DeviceManagerTest, UnpluggedWhileItIsBeingOpened) {
  host_.scripts["1-7"] = &first_;
  host_.opening_takes = 1s;
  host_.devices = {scanner("1-7")};
  start();
  host_.devices.clear();
  host_.event();
  clock_.advance(io_, 2s);
  EXPECT_TRUE(first_.closed());
  EXPECT_EQ(only().phase, Phase::gone);
}

TEST_F(DeviceManagerTest, AnInterfaceWithoutDriverIsGivenTimeToGetOne) {
  host_.scripts["1-7"] = &first_;
  start();
  UsbDeviceInfo unknown = scanner("1-7");
  unknown.interfaces[1].report_descriptor.reset();
  unknown.interfaces[1].kernel_driver.clear();
  host_.devices = {unknown};
  host_.event();
  clock_.advance(io_, 2s);
  EXPECT_TRUE(host_.opened.empty());
  clock_.advance(io_, 2s);
  EXPECT_EQ(host_.opened.size(), 1u);
  host_.event();  // its own claim shows as "usbfs"; it must not be closed for that
  host_.devices[0].interfaces[1].kernel_driver = "usbfs";
  clock_.advance(io_, 10s);
  EXPECT_EQ(only().phase, Phase::open);
  EXPECT_EQ(host_.opened.size(), 1u);
}

TEST_F(DeviceManagerTest, ADriverThatComesLateIsSeenSoon) {
  host_.scripts["1-7"] = &first_;
  start();
  UsbDeviceInfo late = scanner("1-7");
  late.interfaces[1].report_descriptor.reset();  // bound, but the HID device isn't there yet
  host_.devices = {late};
  host_.event();
  clock_.advance(io_, 300ms);
  EXPECT_TRUE(host_.opened.empty());
  host_.devices = {scanner("1-7")};  // the kernel sends no event for this
  clock_.advance(io_, 300ms);
  EXPECT_EQ(only().phase, Phase::open);
}

// Killed and started again, the bench finds the interface without a driver: what it is shows when it is
// opened.
TEST_F(DeviceManagerTest, AScaleThatCouldNotBeKnownIsNoScanner) {
  host_.scripts["1-7"] = &first_;
  host_.descriptor = hex(kScale);
  UsbDeviceInfo unknown = scanner("1-7");
  unknown.interfaces.erase(unknown.interfaces.begin());
  unknown.interfaces[0].report_descriptor.reset();
  unknown.interfaces[0].kernel_driver.clear();
  host_.devices = {unknown};
  start();
  clock_.advance(io_, 1s);
  ASSERT_EQ(last_.devices.size(), 1u);
  EXPECT_EQ(only().kind, DeviceKind::scale);
}

// Report 3: status, unit (2: gram), exponent, weight. The first one after opening is stale.
TEST_F(DeviceManagerTest, AScaleGivesEachLoadOnce) {
  const auto report = [](char status, char grams) { return std::string({'\x03', status, 2, 0, grams, 0}); };
  first_.say(report(4, 99), after(1s)).say(report(3, 40), after(2s)).say(report(4, 50), after(3s));
  first_.say(report(4, 50), after(4s)).say(report(8, 0), after(5s));
  first_.expect(std::string("\x02\x02", 2));
  host_.scripts["1-7"] = &first_;
  host_.descriptor = hex(kScale);
  UsbDeviceInfo device = usb_device({hid_interface(0, kScale)});
  device.instance = "1-7";
  host_.devices = {device};
  start();
  clock_.advance(io_, 10s);
  EXPECT_EQ(weights_, std::vector<std::int64_t>{50});
  EXPECT_TRUE(only().reason) << "it must be zeroed: a person has to know";
  EXPECT_TRUE(manager_->report().devices[0].last_reading);
  EXPECT_TRUE(manager_->zero(only().key));
  EXPECT_FALSE(manager_->zero("nobody"));
  clock_.advance(io_, 1s);
}

// It says in its status that it sends nothing until it is enabled.
TEST_F(DeviceManagerTest, AnIbmScannerIsEnabledAndBeepsByDirectIo) {
  const std::string enable = std::string("\0\x11", 2) + std::string(10, '\0');
  const std::string disabled = std::string("\x04\0\x01\0", 4) + std::string(60, '\0');
  std::string label("\x09\x10\x03\x00\x51\x31\x00\x0a\x0b", 9);
  label.resize(64);
  first_.expect(enable).reply(disabled, after(1s)).expect(enable).reply(label, after(2s));
  const auto beep = hid::ibm_command(hid::IbmCommand::error_beep);
  first_.expect(std::string(1, '\0') + std::string(beep.begin(), beep.end()));
  host_.scripts["1-7"] = &first_;
  host_.descriptor = hex(kIbmOem);
  UsbDeviceInfo device = usb_device({hid_interface(0, kIbmOem)});
  device.instance = "1-7";
  host_.devices = {device};
  start();
  clock_.advance(io_, 5s);
  ASSERT_EQ(scans_.size(), 1u);
  EXPECT_EQ(scans_[0].bytes, "Q1");
  EXPECT_EQ(scans_[0].aim, "]A0");
  manager_->signal(only().key, Feedback::error);
  clock_.advance(io_, 1s);
}

TEST_F(DeviceManagerTest, RecordedWhileItRunsAndPlayedAgain) {
  first_.say(scan("not recorded"), after(1s)).say(scan("A"), after(3s)).say(scan("B"), after(5s));
  host_.scripts["1-7"] = &first_;
  host_.devices = {scanner("1-7")};
  start();
  clock_.advance(io_, 2s);
  const std::string key = only().key;
  EXPECT_EQ(manager_->record("nobody", {}).error().code, Errc::gone);
  std::string lines;
  Recording recording = manager_->record(key, [&](std::string line) { lines += line; }).value();
  clock_.advance(io_, 2s);
  ASSERT_TRUE(manager_->record(key, {}));
  clock_.advance(io_, 2s);
  recording.events = parse_recording(lines).value().events;
  ASSERT_EQ(recording.events.size(), 1u);
  scans_.clear();
  EXPECT_EQ(manager_->add_replay("desk", recording).value(), "replay:desk");
  EXPECT_EQ(manager_->add_replay("desk", recording).error().code, Errc::in_use);
  clock_.advance(io_, 20s);
  ASSERT_EQ(scans_.size(), 1u);
  EXPECT_EQ(scans_[0].bytes, "A");
  EXPECT_EQ(scans_[0].device_key, "replay:desk");
  EXPECT_EQ(last_.devices.back().phase, Phase::gone) << "not played again and again";
}

TEST_F(DeviceManagerTest, SettingsHoldFromTheNextScanOn) {
  first_.say(scan("<A>"), after(1s)).say(scan("<B>"), after(3s));
  host_.scripts["1-7"] = &first_;
  host_.devices = {scanner("1-7")};
  ScannerSettings settings;
  DeviceManagerOptions options;
  options.settings = [&](const std::string&) { return settings; };
  start(std::move(options));
  clock_.advance(io_, 2s);
  settings.prefix = "<";
  settings.suffix = ">";
  manager_->adjust(only().key);
  clock_.advance(io_, 2s);
  ASSERT_EQ(scans_.size(), 2u);
  EXPECT_EQ(scans_[0].bytes, "<A>");
  EXPECT_EQ(scans_[1].bytes, "B");
  EXPECT_EQ(scans_[1].as_sent, "<B>");
}

TEST_F(DeviceManagerTest, AScannerIsToldToBeep) {
  first_.expect(std::string("\x04\x20", 2)).expect(std::string("\x04\x40", 2));
  host_.scripts["1-7"] = &first_;
  host_.devices = {scanner("1-7")};
  start();
  manager_->signal(only().key, Feedback::error);
  manager_->signal(only().key, Feedback::good);
  manager_->signal("nobody", Feedback::good);
  clock_.advance(io_, 1s);
}

TEST_F(DeviceManagerTest, DamageIsShownAndEndsNothing) {
  first_.say("\x02", after(1s)).say(scan("A"), after(2s));
  host_.scripts["1-7"] = &first_;
  host_.devices = {scanner("1-7")};
  start();
  clock_.advance(io_, 1500ms);
  EXPECT_EQ(only().reason->code, Errc::malformed);
  EXPECT_EQ(only().phase, Phase::open);
  clock_.advance(io_, 1s);
  EXPECT_EQ(scans_.size(), 1u);
}

TEST_F(DeviceManagerTest, AFixedPrinterThatCantBeOpenedIsRetried) {
  DeviceManagerOptions options;
  options.fixed_printers = {{"files", {PrinterAddress::Kind::file, {}, 0, "/proc/no/such/place", "zpl"}}};
  start(std::move(options));
  EXPECT_EQ(only().key, "files");
  EXPECT_EQ(only().phase, Phase::failed);
  EXPECT_EQ(only().reason->code, Errc::storage);
  EXPECT_TRUE(only().retry_at);
}

}  // namespace
}  // namespace packbench::drivers
