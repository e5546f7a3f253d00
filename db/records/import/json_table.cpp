// JSON Lines as records: one object a line.
#include <boost/json.hpp>
#include <set>

#include "db/records/import/columns.hpp"
#include "db/records/import/tables.hpp"

namespace packbench::importer {
namespace {

namespace json = boost::json;

struct Nested {
  std::string_view member, column;
};
// Members of an order's consignee, by the column each stands for.
constexpr Nested kConsignee[] = {
    {"name", "consignee_name"}, {"phone", "consignee_phone"}, {"address", "consignee_address"}};

// Order members that are lists and have no column of that name.
constexpr std::string_view kOrderLists[] = {"lines", "remarks", "gifts"};

class Unknown {
 public:
  explicit Unknown(Problems& problems) : problems_(problems) {}
  void tell(std::int64_t line, const std::string& member, Kind kind) {
    if (told_.insert(std::string(to_string(kind)) + " " + member).second)
      problems_.warn({line, 0, member},
                     "a member unknown for " + std::string(to_string(kind)) + ": not read");
  }

 private:
  Problems& problems_;
  std::set<std::string> told_;
};

std::optional<json::value> read_line(std::string_view text, std::int64_t line, Problems& problems) {
  json::stream_parser parser;
  boost::system::error_code error;
  const auto read = parser.write_some(text.data(), text.size(), error);
  if (!error && read < text.size()) error = json::error::extra_data;
  if (!error) parser.finish(error);
  if (!error) return parser.release();
  problems.add({line, static_cast<std::int64_t>(read) + 1, {}}, "not JSON: " + error.message());
  return std::nullopt;
}

void put(Record& record, std::string column, std::string shown, const json::value& value) {
  const auto* text = value.if_string();
  if (value.is_null() || (text && text->empty())) return;
  record.cells[std::move(column)] = {{record.line, 0, std::move(shown)}, value};
}

// The columns that stand one level down in an order's nested form.
bool put_nested(Record& record, const std::string& member, const json::value& value, Problems& problems) {
  for (const auto list : kOrderLists)
    if (member == list) return put(record, member, member, value), true;
  if (member != "consignee") return false;
  const auto* object = value.if_object();
  if (!object) {
    if (!value.is_null()) problems.add({record.line, 0, member}, "is not an object");
    return true;
  }
  for (const auto& [name, column] : kConsignee)
    if (const auto* found = object->if_contains(name))
      put(record, std::string(column), "consignee." + std::string(name), *found);
  return true;
}

void read_object(const json::object& object, std::int64_t line, const Options& options,
                 std::vector<JsonRow>& rows, Unknown& unknown, Problems& problems) {
  const auto kind =
      options.kind ? options.kind : detect_kind([&](auto name) { return object.contains(name); });
  if (!kind)
    return problems.add({line, 0, {}},
                        "none of the members order, badge, location and sku tells what this is");
  const auto before = problems.count();
  JsonRow row{*kind, {line, {}}};
  for (const auto& [key, value] : object) {
    const std::string member(key);
    const auto* column = find_column(*kind, member);
    if (*kind == Kind::orders && put_nested(row.record, member, value, problems)) continue;
    if (column && !column->per_line && member != "remark" && member != "gift_note") {
      put(row.record, member, member, value);
    } else {
      unknown.tell(line, member, *kind);
    }
  }
  if (problems.count() == before) rows.push_back(std::move(row));
}

}  // namespace

std::vector<JsonRow> read_json_lines(std::string_view text, const Options& options, Problems& problems) {
  std::vector<JsonRow> rows;
  Unknown unknown(problems);
  for (std::int64_t line = 1; !text.empty(); ++line) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto row = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (row.find_first_not_of(" \t\r") == row.npos) continue;
    const auto value = read_line(row, line, problems);
    if (!value) continue;
    if (const auto* object = value->if_object()) {
      read_object(*object, line, options, rows, unknown, problems);
    } else {
      problems.add({line, 0, {}}, "not an object: write one {...} a line");
    }
  }
  return rows;
}

}  // namespace packbench::importer
