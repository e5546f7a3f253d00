// Reading the bench's own codes.
#include "station/scan/own_code.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "db/records/house_codes.hpp"

namespace packbench::scan {
namespace {

constexpr std::string_view kCommandPrefix = "PB-C-";

struct Prefix {
  std::string_view text;
  OwnKind kind;
  std::string_view name;
};

constexpr auto kPrefixes = std::to_array<Prefix>({
    {records::kBadgePrefix, OwnKind::badge, "badge"},
    {records::kLocationPrefix, OwnKind::location, "location"},
    {records::kTotePrefix, OwnKind::tote, "tote"},
    {records::kOrderPrefix, OwnKind::order, "order"},
    {records::kParcelPrefix, OwnKind::parcel, "parcel"},
});

const Prefix& row_of(OwnKind kind) {
  return *std::find_if(kPrefixes.begin(), kPrefixes.end(), [&](const Prefix& p) { return p.kind == kind; });
}

bool is_printable(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
}

Result<OwnCode> parse_parcel(std::string_view rest) {
  const auto hyphen = rest.rfind('-');
  if (hyphen == std::string_view::npos || hyphen == 0) return make_error(Errc::bad_own_code);
  const auto digits = rest.substr(hyphen + 1);
  int copy = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), copy);
  if (fault != std::errc{} || end != digits.data() + digits.size() || copy < 1)
    return make_error(Errc::bad_own_code);
  return OwnCode{OwnKind::parcel, std::string(rest.substr(0, hyphen)), copy};
}

}  // namespace

std::string_view name(OwnKind kind) {
  return row_of(kind).name;
}

std::string id_of(OwnKind kind, std::string_view text) {
  return records::without(row_of(kind).text, text);
}

std::optional<Result<Command>> parse_command(std::string_view text) {
  if (!text.starts_with(kCommandPrefix)) return std::nullopt;
  text.remove_prefix(kCommandPrefix.size());
  const auto hyphen = text.find('-');
  const auto name = text.substr(0, hyphen);
  const bool named =
      !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const auto argument = hyphen == std::string_view::npos ? std::string_view{} : text.substr(hyphen + 1);
  const bool cut = hyphen != std::string_view::npos && argument.empty();
  if (!named || cut || !is_printable(argument)) return Result<Command>(make_error(Errc::bad_own_code));
  return Result<Command>(Command{std::string(name), std::string(argument)});
}

std::optional<Result<OwnCode>> parse_own_code(std::string_view text) {
  const auto prefix = std::find_if(kPrefixes.begin(), kPrefixes.end(),
                                   [&](const Prefix& p) { return text.starts_with(p.text); });
  if (prefix == kPrefixes.end()) return std::nullopt;
  const auto id = text.substr(prefix->text.size());
  if (id.empty() || !is_printable(id)) return Result<OwnCode>(make_error(Errc::bad_own_code));
  if (prefix->kind == OwnKind::parcel) return parse_parcel(id);
  return Result<OwnCode>(OwnCode{prefix->kind, std::string(id), 0});
}

}  // namespace packbench::scan
