// One session with each gadget, recorded by the drivers as `packbench record` has it.
#include "tests/lab/recorder.hpp"

#include <iostream>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "tests/lab/bench.hpp"
#include "tests/lab/cdc_gadget.hpp"
#include "tests/lab/honeywell_gadget.hpp"
#include "tests/lab/ibm_gadget.hpp"
#include "tests/lab/keyboard_gadget.hpp"
#include "tests/lab/printer_gadget.hpp"
#include "tests/lab/scale_gadget.hpp"
#include "tests/lab/scanner_gadget.hpp"

namespace packbench::lab {
namespace {

using drivers::DeviceKind;
using drivers::Phase;

// The drivers may still write of a device that is gone when nobody reads it any more.
struct Events {
  std::mutex mutex;
  std::string text;

  bool has(std::string_view what) {
    const std::lock_guard lock(mutex);
    return text.find(what) != std::string::npos;
  }
};

// From the opening to the plug's being pulled.
class Session {
 public:
  Session(Bench& bench, DeviceKind kind) : printer_(kind == DeviceKind::printer) {
    const auto device = bench.wait_for(kind, Phase::open);
    head_ = bench.record(device.key, [events = events_](std::string line) {
      const std::lock_guard lock(events->mutex);
      events->text += line;
    });
  }

  // `told`: what is said in it, "scan ]E0 6901234567892" or "weight 20".
  void print(const std::string& file, const std::string& about, const std::vector<std::string>& told) {
    require_until(file + " has its end", [this] { return printer_ || events_->has("!!"); });
    head_.about = {about + ", recorded in the lab; not a real device"};
    head_.about.insert(head_.about.end(), told.begin(), told.end());
    const std::lock_guard lock(events_->mutex);
    std::cout << "=== " << file << "\n"
              << drivers::format_head(head_) << events_->text.substr(0, end_of_first_failure());
  }

 private:
  // Reads of a device that is gone fail one after the other.
  std::size_t end_of_first_failure() const {
    const auto failure = events_->text.find("!!");
    return failure == std::string::npos ? failure : events_->text.find('\n', failure) + 1;
  }

  bool printer_;  // read only while it is asked: its leaving isn't noticed by a read
  std::shared_ptr<Events> events_ = std::make_shared<Events>();
  drivers::Recording head_;
};

struct Said {
  std::string aim;  // "" where the device sends none
  std::string data;
};

const std::vector<Said> kWithAim = {
    {"]E0", "6901234567892"},
    {"]C1",
     "010400638133393110LOT-7\x1d"
     "2112"},
    {"]Q1", "https://shop.example/p/000123456?batch=LOT42&expiry=2027-01-31&note=" + std::string(60, 'x')},
};
const std::vector<Said> kShort = {{"", "6901234567892"}, {"", "PB-C-UNDO"}, {"", "SF1234567890123"}};

std::string shown(const std::string& data) {
  std::string text;
  for (const char c : data) text += c == '\x1d' ? std::string("<GS>") : std::string(1, c);
  return text;
}

template <class Gadget, class Scan>
void record_scanner(const std::string& file, const std::string& about, const std::vector<Said>& scans,
                    std::unique_ptr<Gadget> gadget, Scan scan) {
  Bench bench;
  gadget->plug();
  Session session(bench, DeviceKind::scanner);
  std::vector<std::string> told;
  for (const Said& said : scans) {
    scan(*gadget, said);
    told.push_back("scan " + said.aim + " " + shown(said.data));
    require_until(file + " is read", [&] { return bench.scans().size() >= told.size(); });
  }
  gadget->unplug();
  session.print(file, about, told);
}

void reports(auto& scanner, const Said& said) {
  scanner.scan(said.data, said.aim);
}

void types(auto& scanner, const Said& said) {
  scanner.scan(said.aim + said.data);
}

void record_scanners() {
  record_scanner("lab-pos.rec", "HID POS scanner in the layout that most makers use", kWithAim,
                 std::make_unique<ScannerGadget>(kHoneywellPos), reports<ScannerGadget>);
  record_scanner("lab-pos-second.rec", "The other one of two equal scanners", kWithAim,
                 std::make_unique<ScannerGadget>("19312B4C7F", kAnyController, kHoneywellPos),
                 reports<ScannerGadget>);
  record_scanner("lab-newland.rec", "Newland HID POS: no AIM id", kShort,
                 std::make_unique<ScannerGadget>(kNewlandPos), reports<ScannerGadget>);
  record_scanner("lab-plain-pos.rec", "HID POS scanner without report ids", kShort,
                 std::make_unique<ScannerGadget>(kPlainPos), reports<ScannerGadget>);
  record_scanner("lab-honeywell.rec", "Keyboard and POS in one device", kWithAim,
                 std::make_unique<HoneywellGadget>(), reports<HoneywellGadget>);
  record_scanner("lab-keyboard-zebra.rec", "Keyboard scanner", kShort,
                 std::make_unique<KeyboardGadget>(kZebraKeyboard), types<KeyboardGadget>);
  record_scanner("lab-keyboard-honeywell.rec", "Keyboard scanner with packets of 64 bytes", kShort,
                 std::make_unique<KeyboardGadget>(kHoneywellKeyboard), types<KeyboardGadget>);
  record_scanner("lab-keyboard-datalogic.rec", "Keyboard scanner", kShort,
                 std::make_unique<KeyboardGadget>(kDatalogicKeyboard), types<KeyboardGadget>);
  record_scanner("lab-keyboard-cypress.rec", "Keyboard scanner with usages the wrong way round", kShort,
                 std::make_unique<KeyboardGadget>(kCypressKeyboard), types<KeyboardGadget>);
  record_scanner("lab-cdc.rec", "Scanner on a serial line over USB", kShort, std::make_unique<CdcGadget>(),
                 types<CdcGadget>);
  const std::vector<Said> code39 = {{"]A0", "Q1"}, {"]A0", "LOT-7"}};
  const auto with_label_id = [](IbmGadget& scanner, const Said& said) {
    scanner.scan(said.data, label_id::kCode39);
  };
  record_scanner("lab-ibm-hand-held.rec", "IBM OEM, hand-held", code39, std::make_unique<IbmGadget>(),
                 with_label_id);
  record_scanner("lab-ibm-table-top.rec", "IBM OEM, table-top", code39,
                 std::make_unique<IbmGadget>(IbmGadget::Form::table_top), with_label_id);
}

void record_scale() {
  Bench bench;
  ScaleGadget scale;
  scale.plug();
  Session session(bench, DeviceKind::scale);
  std::vector<std::string> told;
  scale.show({.status = Reading::zero});
  for (const std::uint16_t grams : {341, 1280}) {
    scale.show({.status = Reading::moving, .weight = static_cast<std::uint16_t>(grams - 7)});
    for (int n = 0; n < 3; ++n) scale.show({.weight = grams});
    told.push_back("weight " + std::to_string(grams));
    require_until("the weight", [&] { return bench.weights().size() >= told.size(); });
    scale.show({.status = Reading::zero});
  }
  scale.unplug();
  session.print("lab-scale.rec", "HID scale: two boxes", told);
}

// Its status, a label, and its status once more.
void record_printer(const std::string& file, const std::string& about, const PrinterModel& model,
                    const std::string& query, const std::string& label) {
  Bench bench;
  PrinterGadget printer(model);
  printer.plug();
  const auto link = bench.printer();
  Session session(bench, DeviceKind::printer);
  for (const std::string& job : {std::string(), label}) {
    if (!job.empty()) (void)Bench::finish(bench.start(link->send(job)));
    const auto whole = [](std::string_view reply) { return !reply.empty(); };
    const auto reply = Bench::finish(bench.start(link->ask(query, whole, std::chrono::seconds(5))));
    if (!reply) throw std::runtime_error(file + ": " + reply.error().message);
  }
  printer.unplug();
  session.print(file, about, {});
}

}  // namespace

void record_gadgets() {
  record_scanners();
  record_scale();
  record_printer("lab-zpl.rec", "ZPL printer", kZebraPrinter, "~HS", "^XA^FO20,20^GB400,200,4^FS^XZ");
  record_printer("lab-tspl.rec", "TSPL printer without a serial number", kTsplPrinter, "\x1b!?",
                 "SIZE 40 mm,30 mm\r\nCLS\r\nBAR 20,20,200,4\r\nPRINT 1,1\r\n");
  record_printer("lab-escpos.rec", "ESC/POS printer", kEscPosPrinter, "\x10\x04\x01",
                 "\x1b@PB\n\x1d"
                 "V\x01");
  std::cout << "===\n";
}

}  // namespace packbench::lab
