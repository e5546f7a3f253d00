// The quirk table: words to flags, ids to rows.
#include "drivers/quirks.hpp"

#include <algorithm>
#include <array>

#include "drivers/tables/device_tables.hpp"
#include "drivers/tables/table_text.hpp"

namespace packbench::drivers {
namespace {

constexpr std::array<std::string_view, 4> kColumns = {"id", "words", "reason", "source"};

struct Word {
  std::string_view word;
  Quirk flag;
};
constexpr std::array kWords = {
    Word{"unidir", kQuirkUnidir},
    Word{"no-reattach", kQuirkNoReattach},
    Word{"extra-lead-byte", kQuirkExtraLeadByte},
    Word{"ignore", kQuirkIgnore},
    Word{"no-get-report", kQuirkNoGetReport},
    Word{"vendor-class", kQuirkVendorClass},
    // An administrator's row that takes all words of a built-in one away.
    Word{"none", kQuirkNone},
};

const Word* find_word(std::string_view text) {
  for (const Word& row : kWords)
    if (row.word == text) return &row;
  return nullptr;
}

std::string all_words() {
  std::string text;
  for (const Word& row : kWords) text += " " + std::string(row.word);
  return text;
}

Result<std::uint32_t> parse_words(const TextRow& row) {
  std::uint32_t flags = kQuirkNone;
  std::string_view text = row.fields[1];
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const Word* word = find_word(text.substr(0, end));
    if (word == nullptr)
      return bad_row(row, "words: \"" + std::string(text.substr(0, end)) +
                              "\" is none of them; one or more of:" + all_words());
    flags |= word->flag;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return flags;
}

}  // namespace

Result<std::vector<QuirkRow>> parse_quirks(std::string_view text, const std::string& name) {
  const auto rows = parse_table(text, name, kColumns);
  if (!rows) return rows.error();
  std::vector<QuirkRow> quirks;
  for (const TextRow& row : *rows) {
    const auto id = row_id(row);
    if (!id) return id.error();
    const auto flags = parse_words(row);
    if (!flags) return flags.error();
    quirks.push_back({*id, *flags, row.fields[2], row.fields[3], row.from});
  }
  if (auto clash = find_clash(quirks)) return *std::move(clash);
  return quirks;
}

std::string quirk_words(std::uint32_t flags) {
  std::string text;
  for (const Word& row : kWords)
    if ((flags & row.flag) != 0) text += (text.empty() ? "" : " ") + std::string(row.word);
  return text.empty() ? "none" : text;
}

std::span<const QuirkRow> quirk_rows() {
  return device_tables().quirks;
}

const QuirkRow* find_quirk(std::uint16_t vid, std::uint16_t pid) {
  return first_that_fits(device_tables().quirks, vid, pid);
}

std::uint32_t quirk_flags(std::uint16_t vid, std::uint16_t pid) {
  const QuirkRow* row = find_quirk(vid, pid);
  return row == nullptr ? kQuirkNone : row->flags;
}

std::size_t extra_lead_bytes(std::uint16_t vid, std::uint16_t pid) {
  return (quirk_flags(vid, pid) & kQuirkExtraLeadByte) != 0 ? 1 : 0;
}

}  // namespace packbench::drivers
