// The program: one binary, all verbs with their options. The only file that knows the parser.
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>

#include "station/commands/verbs.hpp"

namespace packbench::station {
namespace {

// Where an option's value stands until its verb's callback runs, which keeps it.
template <class T>
std::shared_ptr<T> kept(T value = {}) {
  return std::make_shared<T>(std::move(value));
}

void add_bench(CLI::App& app, Context& context) {
  auto* work =
      app.add_subcommand("run", "The bench itself: devices, lanes, printers, the page (until Ctrl-C)");
  const auto is_tried = kept(false);
  work->add_flag("--virtual", *is_tried,
                 "To try it out: each lane's page has a scanner that offers what to scan next, badges too");
  work->callback([&context, is_tried] { run_bench(context, *is_tried); });
  auto* demo =
      app.add_subcommand("demo", "A bench with a demo warehouse, a virtual scanner and a virtual printer");
  demo->footer(
      "Keeps its store in ~/.local/share/packbench-demo (or --data): started again, it continues where it stood.");
  const auto port = kept<std::uint16_t>(8484);
  demo->add_option("--port", *port, "Port of the page; 0: any free one");
  const auto past = kept<DemoPast>();
  auto* days =
      demo->add_option("--days", past->days, "First simulate so many days of work, into an empty folder");
  days->check(CLI::Range(1, 400));
  demo->add_option("--seed", past->seed,
                   "Of the simulation: the same seed on the same day gives the same journal")
      ->needs(days);
  demo->callback([&context, port, past] { run_demo(context, *port, *past); });
}

void add_centre(CLI::App& app, Context& context) {
  auto* verb = app.add_subcommand(
      "enrol", "Make this bench known to its centre, by a code of its `packbench-central bench add`");
  verb->footer(
      "The bench makes its own key and keeps it beside the store. Run it under the account that the bench runs under;\n"
      "the same command again is safe.");
  const auto enrolment = kept<Enrolment>();
  verb->add_option("--url", enrolment->url, "https://host:port of the centre")->required();
  verb->add_option("--ca", enrolment->ca, "The certificate of the site's authority (PEM)");
  verb->add_option("code", enrolment->code, "Good once, and for an hour")->required();
  verb->callback([&context, enrolment] { enrol_bench(context, *enrolment); });
}

void add_machine(CLI::App& app, Context& context) {
  app.add_subcommand("camera-reader", "Reads pictures for the bench, which starts it")
      ->group("")  // nobody else does
      ->callback([&context] { read_pictures(context); });
  app.add_subcommand("document-reader", "Draws one foreign document for the bench, which starts it")
      ->group("")  // nobody else does
      ->callback([&context] { read_document(context); });
  auto* check = app.add_subcommand(
      "check", "Is this machine ready? Configuration, store, disk, installation, labels and devices");
  check->footer("Exit code 6: something must be mended; each finding says how.");
  check->callback([&context] { check_machine(context); });
  auto* status =
      app.add_subcommand("status", "What the running bench does: lanes, printers, devices, totals");
  const auto as_json = kept(false);
  status->add_flag("--json", *as_json, "As one JSON object, for programs");
  status->callback([&context, as_json] { print_status(context, *as_json); });
  auto* devices = app.add_subcommand(
      "devices", "Scanners, scales and printers: their keys, how they do, what the tables say");
  devices->footer(
      "The key is what [[lane]] scanners and [[printer]] link = \"usb:<key>\" name. In brackets stands the line of the\n"
      "table that applied; rows of your own go into quirks.tsv and models.tsv beside the configuration file. Without\n"
      "a running bench it tells what is plugged in, and opens nothing.");
  const auto devices_json = kept(false);
  devices->add_flag("--json", *devices_json, "As one JSON object, for programs");
  devices->callback([&context, devices_json] { print_devices(context, *devices_json); });
}

void add_recordings(CLI::App& app, Context& context) {
  auto* record = app.add_subcommand("record", "Write down what a device says and is told, until Ctrl-C");
  record->footer(
      "The running bench has the device open and goes on working with it. The file holds what people scan.");
  const auto device = kept<std::string>();
  const auto out = kept<std::string>();
  record->add_option("device", *device, "Its key, as `packbench devices` shows it")->required();
  record->add_option("file", *out, "File to write; one that is there stays as it is")->required();
  record->callback([&context, device, out] { record_device(context, *device, *out); });
  auto* replay =
      app.add_subcommand("replay-device", "Have a recording stand in for a device of the running bench");
  replay->footer(
      "Its key is replay:FILE. What it scans counts like any other scan. Without a running bench it is only told\n"
      "what the recording says.");
  const auto wanted = kept<DeviceReplay>();
  replay->add_option("file", wanted->file, "A file that `packbench record` wrote")->required();
  replay->add_option("--speed", wanted->speed, "So many times as fast")->check(CLI::PositiveNumber);
  replay->add_flag("--print", wanted->print, "Only tell what it says: scans, or the dialogue");
  replay->callback([&context, wanted] { replay_device(context, *wanted); });
}

void add_import(CLI::App& app, Context& context) {
  auto* verb = app.add_subcommand(
      "import",
      "Read items, locations, stock, orders, inbound notes or operators from JSON Lines or CSV files");
  verb->footer(
      "Good rows are kept, bad ones are reported by line and column (exit code 1). The same file twice changes\n"
      "nothing. The columns are described in station/importer/README.md.");
  const auto files = kept<std::vector<std::string>>();
  verb->add_option("files", *files, "Files; items before the orders that name them")->required();
  verb->callback([&context, files] { import_files(context, *files); });
}

void add_people(CLI::App& app, Context& context) {
  auto* verb = app.add_subcommand("user", "Who works here: operators, their badges, passwords and PINs");
  verb->require_subcommand(1);
  auto* added = verb->add_subcommand("add", "Add an operator, or change one of the same id");
  const auto user = kept<NewUser>();
  added->add_option("id", user->id, "Short unique name")->required();
  added->add_option("--name", user->name, "Name as shown on the screen");
  added->add_option("--badge", user->badge,
                    "Badge number, if it is not the id; the barcode is PB-B-<number>");
  added->add_option("--role", user->role, "packer, receiver, supervisor or admin")
      ->check(CLI::IsMember({"packer", "receiver", "supervisor", "admin"}));
  added->add_option("--language", user->language, "zh-CN or en")->check(CLI::IsMember({"zh-CN", "en"}));
  added->add_flag("--hazardous", user->hazardous, "May handle hazardous goods");
  added->callback([&context, user] { add_user(context, *user); });
  verb->add_subcommand("list", "All operators, and until when the password of each is good")
      ->callback([&context] { print_users(context); });
  auto* password = verb->add_subcommand("password", "Give an operator a password for the desk");
  password->footer(
      "Asks for it twice; where standard input is no terminal, its first line is taken. At the first sign-in its\n"
      "owner chooses another one. Beside a running bench this needs the account that the bench runs under.");
  const auto id = kept<std::string>();
  password->add_option("id", *id, "The operator's id")->required();
  password->callback([&context, id] { give_password(context, *id); });
  auto* pin = verb->add_subcommand("pin", "Give an operator a PIN for lanes on tablets");
  pin->footer(
      "Asks for it as `user password` does: 4 to 8 digits. At its first use its owner chooses another one.");
  pin->add_option("id", *id, "The operator's id")->required();
  pin->callback([&context, id] { give_pin(context, *id); });
}

void add_explain(CLI::App& app, Context&) {
  auto* verb = app.add_subcommand("explain", "Read raw scans from standard input, print what each one says");
  verb->footer(
      "One scan a line, with its AIM identifier if there is one: ]C10195012345678903\n"
      "<GS> stands for byte 0x1D, \\xNN for any other byte. One JSON object a line comes back.");
  const auto fnc1 = kept<std::string>();
  verb->add_option("--fnc1", *fnc1, "The character that the scanner sends in the place of FNC1");
  verb->callback([fnc1] { explain_scans(*fnc1); });
}

std::shared_ptr<LabelFile> add_file(CLI::App& verb) {
  auto file = kept<LabelFile>();
  verb.add_option("--out", file->path, "File to write; else standard output");
  verb.add_option("--as", file->form, "png, pdf or a printer's language; left out: as --out ends");
  return file;
}

// What is drawn, and how: the same for each verb that draws a label.
std::shared_ptr<LabelDrawing> add_drawing(CLI::App& verb, bool any_head = true) {
  auto drawing = kept<LabelDrawing>();
  verb.add_option("template", drawing->template_name, "A name from `label list`, or a TOML file")->required();
  verb.add_option("data", drawing->data, "A JSON file; -: standard input")->required();
  if (any_head)
    verb.add_option("--dpi", drawing->dpi, "Of the print head: 203, 300 or 600")
        ->check(CLI::IsMember({203, 300, 600}));
  verb.add_option("--language", drawing->language, "zh-CN or en")->check(CLI::IsMember({"zh-CN", "en"}));
  return drawing;
}

void add_placing(CLI::App& label, Context& context) {
  auto* verb = label.add_subcommand("place", "Place a PDF, PNG or JPEG from elsewhere on labels");
  verb->footer(
      "Barcodes on it are not known and not proved; where they had to be scaled it says so. A file that breaks its\n"
      "decoder ends this program and nothing else.");
  const auto placing = kept<DocumentPlacing>();
  verb->add_option("file", placing->file, "The document; -: standard input")->required();
  verb->add_option("--width", placing->width, "Of the label, mm")->capture_default_str();
  verb->add_option("--height", placing->height, "Of the label, mm")->capture_default_str();
  verb->add_option("--dpi", placing->dpi, "Of the print head: 203, 300 or 600")
      ->check(CLI::IsMember({203, 300, 600}));
  verb->add_option("--fit", placing->fit, "contain, cover, actual or width")
      ->check(CLI::IsMember({"contain", "cover", "actual", "width"}));
  verb->add_option("--turn", placing->turn, "auto, 0, 90, 180 or 270 degrees clockwise")
      ->check(CLI::IsMember({"auto", "0", "90", "180", "270"}));
  verb->add_option("--pages", placing->pages, "all, 2 or 2-5");
  verb->add_flag("--dither", placing->dither,
                 "Greys as dots, for photographs; else darker than half is black");
  const auto file = add_file(*verb);
  verb->callback([&context, placing, file] { place_on_label(context, *placing, *file); });
}

void add_taking(CLI::App& label, Context& context) {
  auto* verb = label.add_subcommand("take", "Take in the label that a carrier made for a waybill");
  verb->footer(
      "The parcel that an order gives this waybill bears it instead of the bench's own. PDF, PNG and JPEG are placed on\n"
      "the label; ZPL, TSPL, EPL, CPCL and ESC/POS go as they are to a printer that speaks it. A label that comes\n"
      "again takes the place of the one before, for what is printed from then on.");
  const auto waybill = kept<std::string>(), file = kept<std::string>(), fit = kept<std::string>("contain");
  verb->add_option("waybill", *waybill, "As an order names it")->required();
  verb->add_option("file", *file, "The label; -: standard input")->required();
  verb->add_option("--fit", *fit, "Of a document: contain, cover, actual or width")
      ->check(CLI::IsMember({"contain", "cover", "actual", "width"}));
  verb->callback([&context, waybill, file, fit] { take_carriers_label(context, *waybill, *file, *fit); });
}

void add_label(CLI::App& app, Context& context) {
  auto* verb =
      app.add_subcommand("label", "Label templates: list them, draw one from data, prove it, print it");
  verb->require_subcommand(1);
  auto* list = verb->add_subcommand("list", "The templates that come with the program, and what each is for");
  const auto as_json = kept(false);
  list->add_flag("--json", *as_json, "As one JSON array, for programs");
  list->callback([as_json] { print_templates(*as_json); });
  auto* drawn = verb->add_subcommand("render", "Draw a label as PNG, PDF or printer code");
  drawn->footer(
      "Nothing is written unless every barcode reads back. A PNG's further pages are name-2.png ...");
  const auto drawing = add_drawing(*drawn);
  const auto file = add_file(*drawn);
  drawn->callback([&context, drawing, file] { render_label(context, *drawing, *file); });
  auto* checked = verb->add_subcommand("check", "Prove a label and grade its barcodes, as one JSON object");
  checked->footer(
      "Grades: A reads under each simulated wear (a dead dot of the head, dots a tenth larger, a blurred reader, all\n"
      "together), B under all but one ... F under none of them. Exit code 6: it does not read, and is never printed.");
  const auto wanted = add_drawing(*checked);
  checked->callback([&context, wanted] { check_label(context, *wanted); });
  auto* printed = verb->add_subcommand("print", "Send a label to a printer, while no bench is running");
  printed->footer(
      "For printers on the network and folders. It stands in no journal: what the bench prints is on record, and never\n"
      "printed twice unseen.");
  const auto of = add_drawing(*printed, false);
  const auto target = kept<PrintTarget>();
  printed->add_option("--printer", target->printer, "The name of a [[printer]]")->required();
  printed->add_option("--as", target->language, "The language that it speaks")->required();
  printed->callback([&context, of, target] { print_label(context, *of, *target); });
  add_placing(*verb, context);
  add_taking(*verb, context);
}

void add_scanner(CLI::App& app, Context& context) {
  auto* verb = app.add_subcommand("scanner", "What has to do with one scanner");
  verb->require_subcommand(1);
  auto* sheet = verb->add_subcommand("sheet", "Draw the self-test sheet, and the codes of the lanes");
  sheet->footer(
      "Scan it code by code with a running bench: the lane's screen tells layout, prefix, suffix, case, FNC1, dropped\n"
      "repeats, speed and code types of that scanner; what the bench can correct is corrected at once and kept.");
  const auto drawing = kept<SheetDrawing>();
  sheet->add_option("--pdf", drawing->pdf, "Write it here for any printer");
  sheet->add_option("--png", drawing->png, "Write pictures here (further pages: name-2.png ...)");
  sheet->add_option("--zpl", drawing->zpl, "Write the label printer's bytes here, as labels of 100 x 150 mm");
  sheet->add_option("--paper", drawing->paper, "a4 or label")->check(CLI::IsMember({"a4", "label"}));
  sheet->add_option("--dpi", drawing->dpi, "203, 300 or 600; left out: 300 on A4, 203 on labels")
      ->check(CLI::IsMember({203, 300, 600}));
  sheet->add_option("--language", drawing->language, "zh-CN or en")->check(CLI::IsMember({"zh-CN", "en"}));
  sheet->callback([&context, drawing] { print_scanner_sheet(context, *drawing); });
}

void add_printers(CLI::App& app, Context& context) {
  auto* verb = app.add_subcommand("printer", "Label printers of the running bench");
  verb->require_subcommand(1);
  const auto name = kept<std::string>();
  auto* status =
      verb->add_subcommand("status", "How it is, what it speaks, and what proves that a label came out");
  status->add_option("name", *name, "A [[printer]]; left out: all of them");
  status->callback([&context, name] { print_printers(context, *name); });
  auto* added =
      verb->add_subcommand("add", "The [[printer]] section for each printer that is plugged in and has none");
  added->footer(
      "What the printer says of itself isn't asked for; where nobody sits at a terminal, nothing is.");
  const auto wanted = kept<NewPrinter>();
  added->add_option("--name", wanted->name, "Its name");
  added->add_option("--dpi", wanted->dpi, "203, 300 or 600")->check(CLI::IsMember({"203", "300", "600"}));
  added->add_option("--width", wanted->width, "Of the media, in mm")->check(CLI::PositiveNumber);
  added->add_option("--height", wanted->height, "Of the media, in mm")->check(CLI::PositiveNumber);
  added->add_flag("--write", wanted->write,
                  "Put it into the configuration file; the file as it was stays beside it");
  added->callback([&context, wanted] { add_printer(context, *wanted); });
  auto* house =
      verb->add_subcommand("label", "Print labels of the warehouse: location, badge, tote, command_sheet");
  house->footer(
      "Without names: one of each that the bench knows. They move no goods, so they stand on no record.");
  const auto labels = kept<HouseLabels>();
  house->add_option("name", labels->printer, "A [[printer]]")->required();
  house->add_option("label", labels->label, "location, badge, tote or command_sheet")->required();
  house->add_option("of", labels->names, "Locations, operators' ids, or what stands on the totes");
  house->callback([&context, labels] { print_house_labels(context, *labels); });
  constexpr std::pair<const char*, const char*> kActs[] = {{"test", "Print a label with ruler and edges"},
                                                           {"feed", "Feed one empty label"},
                                                           {"calibrate", "Have it measure gap or mark"},
                                                           {"cut", "Cut"}};
  for (const auto& [act, what] : kActs) {
    auto* told = verb->add_subcommand(act, what);
    told->add_option("name", *name, "A [[printer]]")->required();
    told->callback([&context, name, act = std::string(act)] { tell_printer(context, *name, act); });
  }
}

void add_answers(CLI::App& app, Context& context) {
  auto* replay =
      app.add_subcommand("replay", "The history of an order, parcel or waybill, rebuilt from the journal");
  const auto code = kept<std::string>();
  const auto raw = kept(false);
  replay->add_option("number", *code, "Number of an order, a parcel or a waybill")->required();
  replay->add_flag("--raw", *raw, "Show the bytes of each scan, too");
  replay->callback([&context, code, raw] { replay_order(context, *code, *raw); });
  auto* evidence =
      app.add_subcommand("evidence", "Every scan, weight and label of an order as one file with its hashes");
  evidence->footer(
      "`packbench verify --evidence FILE` checks it, on this bench or anywhere else. It holds no names or addresses.");
  const auto out = kept<std::string>();
  evidence->add_option("number", *code, "Number of an order, parcel, waybill or serial")->required();
  evidence->add_option("--out", *out, "File to write; else standard output");
  evidence->callback([&context, code, out] { write_evidence(context, *code, *out); });
}

void add_upkeep(CLI::App& app, Context& context) {
  auto* verify =
      app.add_subcommand("verify", "Recompute the hash chain and every projection from the journal");
  verify->footer(
      "Works beside a running bench. Exit code 6: something differs; the first difference is named.");
  const auto file = kept<std::string>();
  const auto alone = kept(false);
  auto* evidence =
      verify->add_option("--evidence", *file, "Check an evidence file instead, against this store");
  verify->add_flag("--alone", *alone, "Check the evidence file by itself, without a store")->needs(evidence);
  verify->callback([&context, file, alone] {
    file->empty() ? verify_store(context) : verify_evidence(context, *file, *alone);
  });
  auto* backup =
      app.add_subcommand("backup", "Copy the store into the backup folder, checked, while the bench runs");
  const auto folder = kept<std::string>();
  backup->add_option("--to", *folder, "Another folder than the configuration's");
  backup->callback([&context, folder] { make_backup(context, *folder); });
  auto* restore =
      app.add_subcommand("restore", "Put a backup in the place of the store; the bench must be stopped");
  restore->add_option("backup", *file, "A file that `packbench backup` made")->required();
  restore->callback([&context, file] { restore_backup(context, *file); });
}

constexpr const char* kFooter =
    "Begin with:  packbench demo          a whole warehouse to try, without any device\n"
    "At work:     packbench check         what is missing on this machine, in plain words\n"
    "             packbench run           the bench (systemd does this)\n"
    "             packbench replay NUMBER what was in that box?\n"
    "Exit codes: 0 done, 1 tried and failed, 2 wrong arguments, 3 configuration, 4 not found, 5 not reachable,\n"
    "            6 something differs from what it should be";

int run(int argc, char** argv) {
  CLI::App app{
      "Packbench: the software of a warehouse bench. Scanner, scale, label printer, and a store that forgets nothing."};
  app.set_version_flag("--version", PACKBENCH_VERSION);
  app.require_subcommand(1);
  app.footer(kFooter);
  Context context;
  app.add_option("--config", context.config, "Configuration file")->capture_default_str();
  app.add_option("--data", context.data, "Folder of the store, instead of the configuration's");
  app.fallthrough();
  for (const auto add : {add_bench, add_centre, add_machine, add_recordings, add_import, add_people,
                         add_explain, add_label, add_scanner, add_printers, add_answers, add_upkeep})
    add(app, context);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(Exit::usage);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "packbench: %s\n", error.what());
    return static_cast<int>(Exit::failed);
  }
  return static_cast<int>(context.exit);
}

}  // namespace
}  // namespace packbench::station

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a page that closes its connection is no reason to end
  return packbench::station::run(argc, argv);
}
