// The loop that keeps every wanted device open: enumerate, compare, open, close, retry by deadline.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "drivers/printers/printer_address.hpp"
#include "drivers/printers/printer_link.hpp"
#include "drivers/reconcile.hpp"
#include "drivers/recordings/recording.hpp"
#include "drivers/scales/scale_session.hpp"
#include "drivers/scanners/scanner_session.hpp"
#include "drivers/usb/host.hpp"

namespace packbench::drivers {

struct FixedPrinter {
  std::string key;  // its name in the configuration
  PrinterAddress address;
};

struct DeviceManagerOptions {
  WantedUsb usb;
  std::vector<FixedPrinter> fixed_printers;
  // How the scanner with that key is set up; asked when it is opened and at adjust(). Empty: as delivered.
  std::function<ScannerSettings(const std::string& key)> settings = {};
};

// One device as people want to see it.
struct DeviceState {
  DeviceKind kind;
  std::string key;
  DeviceIdentity identity;  // empty for fixed printers
  Phase phase;
  std::optional<Error> reason;            // why it isn't open, or the last damage while open
  std::optional<TimePoint> retry_at;      // in phase failed; nothing: not before it is plugged in again
  std::optional<TimePoint> last_reading;  // scanners: when the last good scan came; scales: the last report
  int replugs;
  std::optional<Protocol> protocol = {};  // nothing while that isn't known
};

struct DeviceReport {
  std::vector<DeviceState> devices;
  std::optional<Error> usb_problem;  // Errc::no_usb while the machine shows no USB
};

// Called on the io_context's thread. They must not throw; they may call the manager's members.
struct DeviceCallbacks {
  std::function<void(RawScan)> on_scan;
  std::function<void(std::shared_ptr<PrinterLink>)> on_printer;  // a printer was opened, or came back
  std::function<void(DeviceReport)> on_change;                   // a phase, a reason or the USB state changed
  std::function<void(RawScan)> on_unfinished = {};               // ScannerCallbacks::on_unfinished
  std::function<void(Weighed)> on_weight = {};
};

class DeviceManager {
 public:
  // All references must outlive the manager.
  DeviceManager(asio::any_io_executor executor, Clock& clock, UsbHost& usb, DeviceManagerOptions options,
                DeviceCallbacks callbacks);

  // Runs until stop(), then closes every device, awaits that, and returns. To be awaited before destruction.
  asio::awaitable<void> run();
  void stop();
  // Looks again now. Retries keep their deadlines.
  void poke() { wake_.notify(); }

  // The device's settings have changed: they hold from its next scan on.
  void adjust(const std::string& key);
  // Makes the scanner beep where it can.
  void signal(const std::string& key, Feedback feedback);

  // Of an open scale; nothing happens where the key is none. Another parcel begins: what lies on it belongs
  // to the one before.
  void next_load(const std::string& key);
  // Takes what lies on it as the empty box. False without a stable weight that is known now.
  bool tare(const std::string& key);
  // Tells it to call zero what lies on it now, and ends the tare. False where it isn't open or has no such
  // command: then its own key must be pressed.
  bool zero(const std::string& key);
  // What is known of the load at this moment.
  WeightNow weight_now(const std::string& key) const;

  // From now on each transfer of the open device goes to `sink` as one line of a recording; an empty sink
  // ends it. Gives the head of the recording. Errc::gone where no such device is open.
  Result<Recording> record(const std::string& key, std::function<void(std::string line)> sink);
  // Adds a device that says again what the recording holds, under the key "replay:NAME", until its end. A
  // recording of a printer is asked for by the queue that names that key. Errc::in_use while one of that name
  // is there.
  Result<std::string> add_replay(const std::string& name, Recording recording);

  DeviceReport report() const;

 private:
  struct Running;

  std::vector<Candidate> present();
  bool settled(const Candidate& candidate) const;
  void carry_out(const std::vector<Action>& actions);
  void start(const SlotId& id);
  asio::awaitable<void> run_device(SlotId id, std::shared_ptr<Running> running);
  asio::awaitable<Error> live_input(SlotId id, std::shared_ptr<Running> running);
  asio::awaitable<Error> live_scanner(SlotId id, std::shared_ptr<Running> running, Transport& transport,
                                      ScannerSource source);
  asio::awaitable<Error> live_scale(SlotId id, std::shared_ptr<Running> running, Transport& transport,
                                    ScannerSource source);
  asio::awaitable<Result<OpenedInput>> open_input(SlotId id);
  asio::awaitable<Error> live_printer(SlotId id, std::shared_ptr<Running> running);
  asio::awaitable<Result<std::unique_ptr<Transport>>> open_printer(SlotId id);
  const UsbDeviceInfo* find_device(const Slot& slot) const;
  Running* find_running(const std::string& key) const;
  ScaleSession* find_scale(const std::string& key) const;
  void remember_descriptors();
  const FixedPrinter* find_fixed(const SlotId& id) const;
  void changed();
  TimePoint next_look() const;

  asio::any_io_executor executor_;
  Clock& clock_;
  UsbHost& usb_;
  DeviceManagerOptions options_;
  DeviceCallbacks callbacks_;
  Signal wake_;
  Reconciler reconciler_;
  std::vector<UsbDeviceInfo> devices_;
  std::optional<Error> usb_problem_;
  std::map<SlotId, std::shared_ptr<Running>> running_;
  std::map<SlotId, TimePoint> last_reading_;
  // Report descriptors by instance and interface: sysfs shows none once the interface is claimed.
  std::map<std::pair<std::string, std::uint8_t>, std::vector<std::uint8_t>> descriptors_;
  std::map<std::string, Recording> replays_;  // by key
  TimePoint changed_at_{};                    // last hot-plug event
  bool first_look_ = true;
  bool stopping_ = false;
};

}  // namespace packbench::drivers
