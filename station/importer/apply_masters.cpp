// Operators, items and stock into the store.
#include <map>
#include <set>

#include "station/importer/applying.hpp"

namespace packbench::importer {

void apply_operators(const Import& import, Writing& writing) {
  std::map<std::string, records::Operator> known;
  for (auto& person : writing.reader.operators()) known[person.id] = person;
  for (const auto& row : import.operators) {
    auto person = row.person;
    const auto old = known.find(person.id);
    if (old != known.end())
      person.active = old->second.active;  // files don't say; only `packbench user` does
    if (old != known.end() && old->second == person) {
      ++writing.result.unchanged;
    } else {
      auto& counter = old == known.end() ? writing.result.added : writing.result.changed;
      writing.put({row.line, 0, "id"}, records::OperatorReceived{person}, counter);
    }
  }
  writing.write();
}

namespace {

using Named = std::map<std::string_view, const records::Item*>;

// A kit's parts must be there, in the file or in the store, and be no kits themselves: a kit is opened once.
bool check_kit(const ImportedItem& row, const Named& in_file, Writing& writing) {
  const Place place{row.line, 0, "kit"};
  for (const auto& part : row.item.kit) {
    const auto named = in_file.find(part.item);
    const auto known =
        named == in_file.end() ? writing.reader.item(part.item) : std::optional(*named->second);
    if (!known)
      return writing.problem(place, "part " + part.item + " is no known item: import it too"), false;
    if (!known->kit.empty())
      return writing.problem(place, "part " + part.item + " is a kit itself: name its parts instead"), false;
  }
  return true;
}

}  // namespace

void apply_items(const Import& import, Writing& writing) {
  Named in_file;
  for (const auto& row : import.items) in_file[row.item.item] = &row.item;
  for (const auto& row : import.items) {
    const auto known = writing.reader.item(row.item.item);
    if (known == row.item) {
      ++writing.result.unchanged;
    } else if (check_kit(row, in_file, writing)) {
      auto& counter = known ? writing.result.changed : writing.result.added;
      writing.put({row.line, 0, "sku"}, records::ItemReceived{row.item}, counter);
    }
  }
  writing.write();
}

namespace {

// What the store was told the first time: the same quantity is the same fact, another one is a mistake.
void compare_stock(const Place& place, const records::Event& event, const db::Committed& first,
                   Writing& writing) {
  const auto rows = writing.reader.journal_after(first.first_seq - 1, 1);
  if (!rows.empty() && rows.front().event == event) {
    ++writing.result.unchanged;
  } else {
    writing.problem(place,
                    "opening stock of this item, lot and location was told before with another quantity: it "
                    "isn't changed");
  }
}

}  // namespace

void apply_stock(const Import& import, Writing& writing) {
  for (const auto& row : import.stock) {
    if (!writing.reader.item(row.item)) {
      writing.problem({row.line, 0, "sku"}, row.item + " is no known item: import items first");
      continue;
    }
    writing.put({row.line, 0, "sku"}, records::StockReceived{row.item, row.lot, row.location, row.quantity},
                writing.result.added, "opening-stock/" + row.item + "\n" + row.lot + "\n" + row.location);
  }
  writing.write([&](const auto& place, const auto& event, const auto& first) {
    compare_stock(place, event, first, writing);
  });
}

}  // namespace packbench::importer
