// Orders of a file, each whole or not at all.
#include "db/records/import/orders.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "db/records/import/order_draft.hpp"

namespace packbench::importer {
namespace {

std::string number_of(const Record& record) {
  const auto found = record.cells.find("order");
  const auto* text = found == record.cells.end() ? nullptr : found->second.value.if_string();
  if (!text) return {};
  const std::string number(*text);
  const auto first = number.find_first_not_of(" \t");
  return first == number.npos ? "" : number.substr(first, number.find_last_not_of(" \t") - first + 1);
}

// The row's order columns into the draft: empty ones are filled in, different ones can't both be right.
bool merge(const Record& row, OrderDraft& draft, Problems& problems) {
  bool agrees = true;
  for (const auto& [name, cell] : row.cells) {
    const auto* column = find_column(Kind::orders, name);
    if (column->per_line || name == "remark" || name == "gift_note" || name == "order") continue;
    const auto [known, added] = draft.order.cells.emplace(name, cell);
    if (added || known->second.value == cell.value) continue;
    problems.add(cell.place,
                 "differs from line " + std::to_string(known->second.place.line) + " of the same order");
    agrees = false;
  }
  return agrees;
}

// A note is repeated on each row of the order, or stands on one: each text counts once.
void add_note(const Record& row, std::string_view column, std::vector<Cell>& notes) {
  const auto found = row.cells.find(column);
  if (found == row.cells.end()) return;
  const auto same = [&](const auto& note) { return note.value == found->second.value; };
  if (std::none_of(notes.begin(), notes.end(), same)) notes.push_back(found->second);
}

void add_line(const Record& row, std::vector<Record>& lines) {
  Record line{row.line, {}};
  for (const auto& [name, cell] : row.cells)
    if (find_column(Kind::orders, name)->per_line) line.cells[name] = cell;
  if (!line.cells.empty()) lines.push_back(std::move(line));
}

struct Group {
  OrderDraft draft;
  bool agrees = true;
};

std::vector<Group> group_rows(const std::vector<Record>& rows, Problems& problems) {
  std::vector<Group> groups;
  std::map<std::string, std::size_t> places;
  for (const auto& row : rows) {
    const auto number = number_of(row);
    if (number.empty()) {
      problems.add({row.line, 0, "order"}, "is empty and must not be");
      continue;
    }
    const auto [place, is_new] = places.emplace(number, groups.size());
    if (is_new) {
      groups.emplace_back().draft.order = {row.line, {{"order", row.cells.at("order")}}};
    }
    auto& group = groups[place->second];
    group.agrees = merge(row, group.draft, problems) && group.agrees;
    add_line(row, group.draft.lines);
    add_note(row, "remark", group.draft.remarks);
    add_note(row, "gift_note", group.draft.gifts);
  }
  return groups;
}

// Without what a stray quote, delimiter or line break could have cut it with.
std::string bare(std::string_view text) {
  std::string kept(text);
  std::erase_if(kept,
                [](char c) { return std::string_view("\",; \t\r\n").find(c) != std::string_view::npos; });
  return kept;
}

void drop(const OrderDraft& draft, const std::string& why, Problems& problems) {
  problems.add({draft.order.line, 0, "order"}, "order " + number_of(draft.order) + " is left out: " + why);
}

}  // namespace

void read_order_rows(const CsvTable& table, const Options& options, Problems& problems, Import& into) {
  std::vector<std::string> unreadable;
  for (const auto row : table.lost) unreadable.push_back(bare(row));
  for (const auto& group : group_rows(table.records, problems)) {
    const auto number = bare(number_of(group.draft.order));
    const bool lost = std::any_of(unreadable.begin(), unreadable.end(),
                                  [&](const auto& text) { return text.find(number) != text.npos; });
    auto order = finish(group.draft, options, problems);
    if (lost) {
      drop(group.draft, "it is named in a row that can't be read, so it may not be whole", problems);
    } else if (!order || !group.agrees) {
      drop(group.draft, "mend what is told of its rows and import it again", problems);
    } else {
      into.orders.push_back(*std::move(order));
    }
  }
}

namespace {

// The list in that cell; a problem and null where it is none.
const boost::json::array* list_of(const Record& record, std::string_view member, Problems& problems) {
  const auto found = record.cells.find(member);
  if (found == record.cells.end()) return nullptr;
  const auto* list = found->second.value.if_array();
  if (!list) problems.add(found->second.place, "is not a list");
  return list;
}

void read_line_objects(const Record& record, const boost::json::array& list, OrderDraft& draft,
                       Problems& problems) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto path = "lines[" + std::to_string(i) + "]";
    const auto* object = list[i].if_object();
    if (!object) {
      problems.add({record.line, 0, path}, "is not an object");
      continue;
    }
    Record line{record.line, {}};
    for (const auto& [key, value] : *object) {
      const auto* column = find_column(Kind::orders, std::string_view(key));
      const Place place{record.line, 0, path + "." + std::string(key)};
      if (!column || !column->per_line) {
        problems.warn(place, "a member unknown for order lines: not read");
      } else if (!value.is_null() && value != boost::json::value("")) {
        line.cells[std::string(key)] = {place, value};
      }
    }
    draft.lines.push_back(std::move(line));
  }
}

void read_notes(const Record& record, std::string_view member, std::vector<Cell>& notes, Problems& problems) {
  const auto* list = list_of(record, member, problems);
  if (!list) return;
  for (std::size_t i = 0; i < list->size(); ++i)
    notes.push_back({{record.line, 0, std::string(member) + "[" + std::to_string(i) + "]"}, (*list)[i]});
}

}  // namespace

void read_order_object(const Record& record, const Options& options, Problems& problems, Import& into) {
  OrderDraft draft;
  draft.order = record;
  const auto before = problems.count();
  if (const auto* lines = list_of(record, "lines", problems))
    read_line_objects(record, *lines, draft, problems);
  read_notes(record, "remarks", draft.remarks, problems);
  read_notes(record, "gifts", draft.gifts, problems);
  auto order = finish(draft, options, problems);
  if (order && problems.count() == before) into.orders.push_back(*std::move(order));
}

}  // namespace packbench::importer
