// Reading of GS1 Digital Link URIs.
#include "station/scan/digital_link.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "station/scan/hex.hpp"

namespace packbench::scan {
namespace {

constexpr std::string_view kUriCharacters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%";
constexpr std::string_view kNotInDomain = "_~?#@!$&'()*+,;=%";
constexpr std::array<std::string_view, 4> kSchemes = {"https://", "HTTPS://", "http://", "HTTP://"};

// A primary key and the qualifiers that may follow it in the path, in this order; a key may have two ways.
struct Key {
  std::string_view ai;
  std::array<std::string_view, 3> qualifiers{};
};

constexpr auto kKeys = std::to_array<Key>({
    {"00"},
    {"01", {"22", "10", "21"}},
    {"01", {"235"}},
    {"253"},
    {"255"},
    {"401"},
    {"402"},
    {"414", {"254"}},
    {"414", {"7040"}},
    {"415", {"8020"}},
    {"417", {"7040"}},
    {"8003"},
    {"8004", {"7040"}},
    {"8006", {"22", "10", "21"}},
    {"8010", {"8011"}},
    {"8013"},
    {"8017", {"8019"}},
    {"8018", {"8019"}},
});

using Ais = std::vector<std::string_view>;

bool is_key(std::string_view ai) {
  return std::any_of(kKeys.begin(), kKeys.end(), [&](const Key& key) { return key.ai == ai; });
}

// Do these AIs, key first, stand in an order that one of the key's ways allows?
bool is_sequence(const Ais& ais) {
  return std::any_of(kKeys.begin(), kKeys.end(), [&](const Key& key) {
    if (ais.empty() || key.ai != ais.front()) return false;
    auto from = key.qualifiers.begin();
    return std::all_of(ais.begin() + 1, ais.end(), [&](std::string_view ai) {
      const auto found = std::find(from, key.qualifiers.end(), ai);
      if (found == key.qualifiers.end()) return false;
      from = found + 1;
      return true;
    });
  });
}

// Could `ai` stand among the qualifiers of this path?
bool fits_into(const Ais& path, std::string_view ai) {
  for (std::size_t at = 1; at <= path.size(); ++at) {
    Ais with = path;
    with.insert(with.begin() + static_cast<std::ptrdiff_t>(at), ai);
    if (is_sequence(with)) return true;
  }
  return false;
}

// RFC 3986 percent sequences become bytes; a sequence that is none stays as it is. '+' is a blank in the
// query.
std::string decode(std::string_view text, bool in_query) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += in_query && text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

// "/01/09506000134352" as a pair. The views are parts of the address.
struct Pair {
  std::string_view ai;
  std::string_view raw;
};

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

bool all_numeric(const AiRow& row) {
  return std::all_of(row.parts.begin(), row.parts.end(),
                     [](const AiPart& part) { return part.max == 0 || part.set == CharSet::numeric; });
}

// A path like /2026/01/15 is a date, not a GTIN: the value must at least look like this key's values do.
bool looks_like(const AiRow& row, std::string_view raw) {
  if (row.parts[0].set != CharSet::numeric) return lint::begins_with_company_prefix(raw);
  const auto digits = raw.substr(0, all_numeric(row) ? raw.size() : shortest_value(row));
  return raw.size() >= 8 && lint::is_numeric(digits);
}

// From the end of the path backwards, pairs of AI and value up to the last primary key. Empty: no key there.
std::vector<Pair> key_and_qualifiers(std::string_view path) {
  const auto segments = split(path, '/');
  std::vector<Pair> pairs;
  for (std::size_t end = segments.size(); end >= 3; end -= 2) {
    const Pair pair{segments[end - 2], segments[end - 1]};
    const AiRow* row = find_exact_ai(pair.ai);
    if (!row) return {};
    pairs.insert(pairs.begin(), pair);
    if (is_key(pair.ai)) return looks_like(*row, pair.raw) ? pairs : std::vector<Pair>{};
  }
  return {};
}

Result<Gs1Element> to_element(const Pair& pair, bool in_query) {
  const AiRow* row = find_exact_ai(pair.ai);
  if (!row) return make_error(Errc::unknown_ai, pair.ai);
  std::string value = decode(pair.raw, in_query);
  if (value.empty()) return make_error(Errc::empty_value, pair.ai);
  if (pair.ai == "01" && (value.size() == 8 || value.size() == 12 || value.size() == 13)) {
    value.insert(0, 14 - value.size(), '0');
  }
  if (value.size() < shortest_value(*row) || value.size() > longest_value(*row)) {
    return make_error(Errc::bad_length, pair.ai);
  }
  if (auto good = check_value(*row, pair.ai, value); !good) return good.error();
  return Gs1Element{std::string(pair.ai), std::move(value), row};
}

// The query's pairs with a number for a name; others are not ours.
std::vector<Pair> attributes(std::string_view query) {
  std::vector<Pair> pairs;
  for (const auto field : split(query, '&')) {
    const auto equals = field.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    const auto name = field.substr(0, equals);
    if (lint::is_numeric(name)) pairs.push_back({name, field.substr(equals + 1)});
  }
  return pairs;
}

Result<void> check_attribute(const Gs1Elements& before, const Ais& path, const Gs1Element& attribute) {
  if (value_of(before, attribute.ai)) return make_error(Errc::repeated_ai, attribute.ai);
  if (!attribute.row->link_attribute) {
    return make_error(fits_into(path, attribute.ai) ? Errc::belongs_in_path : Errc::not_an_attribute,
                      attribute.ai);
  }
  if (fits_into(path, attribute.ai)) return make_error(Errc::belongs_in_path, attribute.ai);
  return {};
}

Result<Gs1Elements> read(const std::vector<Pair>& path_pairs, std::string_view query) {
  Gs1Elements elements;
  Ais path;
  for (const Pair& pair : path_pairs) {
    auto element = to_element(pair, false);
    if (!element) return element.error();
    path.push_back(pair.ai);
    elements.push_back(std::move(*element));
  }
  if (!is_sequence(path)) return make_error(Errc::bad_qualifiers, path.front());
  for (const Pair& pair : attributes(query)) {
    auto element = to_element(pair, true);
    if (!element) return element.error();
    if (auto good = check_attribute(elements, path, *element); !good) return good.error();
    elements.push_back(std::move(*element));
  }
  if (auto good = check_together(elements); !good) return good.error();
  return elements;
}

}  // namespace

std::optional<Result<Gs1Elements>> parse_digital_link(std::string_view text) {
  if (text.find_first_not_of(kUriCharacters) != std::string_view::npos) return std::nullopt;
  const auto scheme =
      std::find_if(kSchemes.begin(), kSchemes.end(), [&](std::string_view s) { return text.starts_with(s); });
  if (scheme == kSchemes.end()) return std::nullopt;
  text.remove_prefix(scheme->size());
  const auto slash = text.find('/');
  if (slash == std::string_view::npos || slash == 0) return std::nullopt;
  if (text.substr(0, slash).find_first_of(kNotInDomain) != std::string_view::npos) return std::nullopt;

  auto path = text.substr(slash);
  path = path.substr(0, path.find('#'));
  const auto question = path.find('?');
  const auto query = question == std::string_view::npos ? std::string_view{} : path.substr(question + 1);
  const auto pairs = key_and_qualifiers(path.substr(0, question));
  if (pairs.empty()) return std::nullopt;
  return read(pairs, query);
}

}  // namespace packbench::scan
