// The table of precedence.
#include "station/scan/meaning.hpp"

#include <array>

namespace packbench::scan {
namespace {

struct Question {
  const Reading& reading;
  const Directory& directory;
  const Options& options;
};
using Answer = std::optional<MeaningValue>;

Candidate to_candidate(const OwnCode& code) {
  switch (code.kind) {
    case OwnKind::badge:
      return Badge{code.id};
    case OwnKind::location:
      return Location{code.id};
    case OwnKind::tote:
      return Tote{code.id};
    case OwnKind::order:
      return Order{code.id};
    case OwnKind::parcel:
      return ParcelLabel{code.id, code.copy};
  }
  return Badge{code.id};
}

// None is no answer, one is the answer, several are a question to the operator.
Answer one_of(std::vector<Candidate> candidates) {
  if (candidates.empty()) return std::nullopt;
  if (candidates.size() > 1) return Ambiguous{std::move(candidates)};
  return std::visit([](auto& only) -> MeaningValue { return std::move(only); }, candidates.front());
}

Answer own_answer(const std::vector<OwnCode>& codes) {
  std::vector<Candidate> candidates;
  for (const OwnCode& code : codes) candidates.push_back(to_candidate(code));
  return one_of(std::move(candidates));
}

Answer item_answer(const std::vector<ItemMatch>& items, const Question& q, const Gs1Attributes& attributes) {
  std::vector<Candidate> candidates;
  for (const ItemMatch& match : items) {
    const std::int64_t quantity = match.unit_quantity * attributes.count.value_or(1);
    candidates.push_back(Item{match.item_id, quantity, q.reading.text, q.reading.gtin14, attributes});
  }
  return one_of(std::move(candidates));
}

Answer as_command(const Question& q) {
  auto command = parse_command(q.reading.text);
  if (!command) return std::nullopt;
  if (!*command) return Malformed{command->error()};
  return std::move(**command);
}

Answer as_own_code(const Question& q) {
  auto code = parse_own_code(q.reading.text);
  if (!code) return own_answer(q.directory.own_codes(q.reading.text));
  if (!*code) return Malformed{code->error()};
  if ((*code)->kind == OwnKind::parcel) return ParcelLabel{(*code)->id, (*code)->copy};
  if (auto known = own_answer(q.directory.own_codes((*code)->kind, (*code)->id))) return known;
  return Unknown{std::nullopt, **code};
}

// The text as it is; then, for plain item numbers, every way of writing the same number.
Answer as_item(const Question& q) {
  if (auto exact = item_answer(q.directory.items_by_barcode(q.reading.text), q, {})) return exact;
  if (q.reading.gs1 || !q.reading.gtin14) return std::nullopt;
  return item_answer(q.directory.items_by_gtin14(*q.reading.gtin14), q, {});
}

Answer as_gs1(const Question& q) {
  if (q.reading.gs1_error) {
    // A scanner that swallows separators spoils a carrier's GS1-128, but not the number's own check digit.
    if (!q.reading.waybills.empty() && q.reading.waybills.front().verified) return std::nullopt;
    return Malformed{*q.reading.gs1_error};
  }
  if (!q.reading.gs1) return std::nullopt;
  auto attributes = gs1_attributes(*q.reading.gs1, q.options.current_year);
  if (attributes.count == 0) return Malformed{make_error(Errc::zero_count)};
  if (q.reading.gtin14) {
    if (auto item = item_answer(q.directory.items_by_gtin14(*q.reading.gtin14), q, attributes)) return item;
  }
  // A carrier's label in GS1-128: its elements are no article's.
  if (!q.reading.waybills.empty()) return std::nullopt;
  if (q.reading.gtin14) return Unknown{q.reading.gtin14, std::nullopt};
  return attributes;
}

Answer as_waybill(const Question& q) {
  if (q.reading.waybills.empty()) return std::nullopt;
  return Waybill{q.reading.waybills.front().number};
}

// The order of precedence: the first level that has an answer decides.
constexpr std::array kPrecedence = {
    as_command,   // 1 command codes
    as_own_code,  // 2 own codes: badge, location, tote, order, parcel
    as_item,      // 3 item barcodes, exactly, then by GTIN-14
    as_gs1,       // 4 GS1 element strings and Digital Links
    as_waybill,   // 5 carriers' numbers
};

}  // namespace

Meaning::Meaning() = default;
Meaning::~Meaning() = default;
Meaning::Meaning(const Meaning&) = default;
Meaning::Meaning(Meaning&&) noexcept = default;
Meaning& Meaning::operator=(const Meaning&) = default;
Meaning& Meaning::operator=(Meaning&&) noexcept = default;

Meaning resolve(const RawScanView& scan, const Directory& directory, const Options& options) {
  Reading reading = read_scan(scan, options);
  const Question question{reading, directory, options};
  Meaning meaning;
  meaning.value = Unknown{reading.gtin14, std::nullopt};
  for (const auto level : kPrecedence) {
    if (auto answer = level(question)) {
      meaning.value = std::move(*answer);
      break;
    }
  }
  meaning.text = std::move(reading.text);
  meaning.aim = std::move(reading.aim);
  meaning.waybills = std::move(reading.waybills);
  if (reading.gs1) meaning.gs1 = std::move(*reading.gs1);
  return meaning;
}

}  // namespace packbench::scan
