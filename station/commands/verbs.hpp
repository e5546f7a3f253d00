// What the verbs of the command line do; each leaves its exit code in the context. main.cpp has their
// options.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "station/config.hpp"

namespace packbench::station {

// Exit codes, the same for every verb.
enum class Exit {
  ok = 0,
  failed = 1,         // the work was tried and did not succeed
  usage = 2,          // wrong arguments
  configuration = 3,  // the configuration is missing or wrong
  not_found = 4,      // nothing of that name
  unavailable = 5,    // a device, the store or the running bench can't be reached
  differs = 6,        // verify or check found something wrong
};

struct Context {
  std::filesystem::path config = "/etc/packbench/packbench.toml";
  std::filesystem::path data;  // --data: overrides the configuration's folder
  Exit exit = Exit::ok;

  // The configuration with the overrides; on failure says so on standard error and returns nothing.
  [[nodiscard]] std::optional<Config> load();
  // Prints "packbench: <message>" to standard error and remembers the exit code.
  void fail(Exit code, const std::string& message);
};

// As told on the command line.
struct NewUser {
  std::string id, name, badge, role = "packer", language = "zh-CN";  // name, badge: else the id
  bool hazardous = false;
};
// At a centre, by the code that its desk showed. `ca`: who signs the centre's certificate.
struct Enrolment {
  std::string url, code;
  std::filesystem::path ca;
};
// What went on in the demo warehouse before today; days 0: nothing.
struct DemoPast {
  int days = 0;
  std::uint64_t seed = 1;
};
struct LabelDrawing {
  std::string template_name, data, language = "zh-CN";  // a name or a file; a file, "-": standard input
  int dpi = 203;
};
// A PDF, PNG or JPEG that becomes labels; as printing::DocumentOptions.
struct DocumentPlacing {
  std::string file, fit = "contain", turn = "auto", pages = "all";  // "-": standard input; "2", "2-5"
  double width = 100, height = 150;
  bool dither = false;
  int dpi = 203;
};
// The [[printer]] that prints them, in its language.
struct PrintTarget {
  std::string printer, language;
};
// Where drawn labels go.
struct LabelFile {
  std::string path;  // empty: standard output
  std::string form;  // "png", "pdf" or a printer's language; empty: as the path ends
};

// Labels of the warehouse itself (station/house_labels.hpp); no names: one of each that the bench knows.
struct HouseLabels {
  std::string label, printer;
  std::vector<std::string> names;
};

// Of the [[printer]] to be written; what is empty is asked for.
struct NewPrinter {
  std::string name, dpi, width, height;
  bool write = false;  // into the configuration file; else it is only printed
};

// A recording that stands in for a device.
struct DeviceReplay {
  std::string file;
  std::string speed = "1";
  bool print = false;  // only tell what it says
};

struct SheetDrawing {
  std::string png, pdf, zpl;  // files; an empty one is not written
  std::string paper = "a4", language = "zh-CN";
  int dpi = 0;  // 0: 300 on A4, 203 on labels
};

void enrol_bench(Context& context, const Enrolment& enrolment);
void run_bench(Context& context, bool is_tried);                            // until SIGINT or SIGTERM
void run_demo(Context& context, std::uint16_t port, const DemoPast& past);  // the same
// The process that reads pictures for the bench, until standard input ends.
void read_pictures(Context& context);
// The process that draws one document for the bench.
void read_document(Context& context);
void check_machine(Context& context);
void print_status(Context& context, bool as_json);
void print_devices(Context& context, bool as_json);  // also without a running bench
void record_device(Context& context, const std::string& device, const std::string& path);  // until Ctrl-C
void replay_device(Context& context, const DeviceReplay& wanted);
void add_printer(Context& context, const NewPrinter& wanted);
void print_house_labels(Context& context, const HouseLabels& wanted);
void print_printers(Context& context, const std::string& name);  // empty: all
// test, feed, calibrate or cut.
void tell_printer(Context& context, const std::string& name, const std::string& act);
void import_files(Context& context, const std::vector<std::string>& files);
void add_user(Context& context, const NewUser& user);
void print_users(Context& context);
// Of the operator `id`; the password comes from the terminal, twice and unseen, or as one line of standard
// input.
void give_password(Context& context, const std::string& id);
void give_pin(Context& context, const std::string& id);  // likewise
void explain_scans(const std::string& fnc1);             // until standard input ends
void print_templates(bool as_json);
void render_label(Context& context, const LabelDrawing& drawing, const LabelFile& file);
void check_label(Context& context, const LabelDrawing& drawing);
void print_label(Context& context, LabelDrawing drawing, const PrintTarget& target);
void place_on_label(Context& context, const DocumentPlacing& placing, const LabelFile& file);
// A carrier's label for a waybill that an order names, into the store or through the running bench.
void take_carriers_label(Context& context, const std::string& waybill, const std::string& file,
                         const std::string& fit);
void print_scanner_sheet(Context& context, const SheetDrawing& drawing);
void replay_order(Context& context, const std::string& code, bool raw);
void write_evidence(Context& context, const std::string& code,
                    const std::string& out);  // out: empty: standard output
void verify_store(Context& context);
// `alone`: the file speaks for itself, for a dispute where there is no bench.
void verify_evidence(Context& context, const std::string& file, bool alone);
void make_backup(Context& context, const std::string& folder);  // empty: the configured one
void restore_backup(Context& context, const std::string& file);

}  // namespace packbench::station
