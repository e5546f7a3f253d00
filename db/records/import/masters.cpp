// Items, stock, operators, locations and inbound notes of a file.
#include "db/records/import/masters.hpp"

#include <boost/describe/enum_from_string.hpp>
#include <set>

#include "db/records/house_codes.hpp"
#include "db/records/import/fields.hpp"

namespace packbench::importer {
namespace {

void read_barcodes(Fields& fields, Problems& problems, records::Item& item) {
  std::set<std::string> seen;
  for (auto& [code, quantity] : fields.counted("barcodes")) {
    if (!code.empty() && !seen.insert(code).second)
      problems.add(fields.place("barcodes"), "barcode " + code + " stands twice at " + item.item);
    item.barcodes.push_back({std::move(code), quantity});
  }
}

void read_kit(Fields& fields, Problems& problems, records::Item& item) {
  std::set<std::string> seen{item.item};
  for (auto& [part, quantity] : fields.counted("kit")) {
    if (!part.empty() && !seen.insert(part).second)
      problems.add(fields.place("kit"),
                   part == item.item ? "a kit can't hold itself" : part + " stands twice in the kit");
    item.kit.push_back({std::move(part), quantity});
  }
}

// A picture lies below the image folder, wherever the file came from.
void check_image(Fields& fields, Problems& problems, const std::string& image) {
  if (image.starts_with('/') || ("/" + image + "/").find("/../") != std::string::npos)
    problems.add(fields.place("image"), "not a path below the image folder");
}

}  // namespace

void read_item(const Record& record, const Options& options, Problems& problems, Import& into) {
  Fields fields(Kind::items, record, options, problems);
  records::Item item;
  item.item = fields.text("sku");
  item.name = {fields.text("name_zh"), fields.text("name_en")};
  read_barcodes(fields, problems, item);
  item.weight_g = fields.number("weight_g");
  item.lot = fields.flag("lot");
  item.expiry = fields.flag("expiry");
  item.serial = fields.flag("serial");
  item.hazardous = fields.flag("hazardous");
  read_kit(fields, problems, item);
  item.image = fields.text("image");
  check_image(fields, problems, item.image);
  item.category = fields.text("category");
  item.minimum = fields.number("minimum");
  item.value = fields.number("value");
  item.days_left = fields.number("days_left");
  if (fields.good()) into.items.push_back({record.line, std::move(item)});
}

void read_stock(const Record& record, const Options& options, Problems& problems, Import& into) {
  Fields fields(Kind::stock, record, options, problems);
  ImportedStock stock{record.line, fields.text("sku"), fields.text("lot"), fields.text("location"),
                      fields.number("quantity")};
  if (fields.good()) into.stock.push_back(std::move(stock));
}

void read_operator(const Record& record, const Options& options, Problems& problems, Import& into) {
  Fields fields(Kind::operators, record, options, problems);
  records::Operator person;
  person.id = fields.text("id");
  person.name = fields.text("name");
  const auto badge = fields.text("badge");
  person.badge = records::without(records::kBadgePrefix, badge);
  if (!badge.empty() && person.badge.empty()) problems.add(fields.place("badge"), "nothing follows " + badge);
  boost::describe::enum_from_string(fields.text("role").c_str(),
                                    person.role);  // the column knows these words only
  if (record.has("language")) person.language = fields.text("language");
  person.hazardous = fields.flag("hazardous");
  if (fields.good()) into.operators.push_back({record.line, std::move(person)});
}

void read_location(const Record& record, const Options& options, Problems& problems, Import& into) {
  Fields fields(Kind::locations, record, options, problems);
  records::Location location;
  const auto code = fields.text("location");
  location.location = records::without(records::kLocationPrefix, code);
  if (!code.empty() && location.location.empty())
    problems.add(fields.place("location"), "nothing follows " + code);
  boost::describe::enum_from_string(fields.text("zone").c_str(),
                                    location.zone);  // the column knows these words only
  location.sequence = fields.number("sequence");
  location.hazardous = fields.flag("hazardous");
  if (fields.good()) into.locations.push_back({record.line, std::move(location)});
}

void read_note(const Record& record, const Options& options, Problems& problems, Import& into) {
  Fields fields(Kind::notes, record, options, problems);
  records::InboundNote note;
  note.note = fields.text("note");
  const bool cancelled = fields.text("state") == "cancelled";
  const auto reason = fields.text("reason");
  if (cancelled && fields.good()) into.notes.push_back({record.line, std::move(note), {}, true, reason});
  if (cancelled) return;
  note.supplier = fields.text("supplier");
  note.codes = fields.codes("codes");
  note.expected = fields.moment("expected");
  note.sample_percent = fields.number("sample_percent");
  if (note.sample_percent > 100) problems.add(fields.place("sample_percent"), "more than 100");
  auto line = records::InboundLine{fields.text("line"), fields.text("sku"), fields.number("quantity"),
                                   fields.text("lot")};
  if (!fields.good()) return;
  if (into.notes.empty() || into.notes.back().note.note != note.note || into.notes.back().cancelled)
    into.notes.push_back({record.line, std::move(note), {}});
  auto& known = into.notes.back();
  if (line.line.empty()) line.line = std::to_string(known.note.lines.size() + 1);
  known.item_places.push_back(fields.place("sku"));
  known.note.lines.push_back(std::move(line));
}

}  // namespace packbench::importer
