// GS1 element strings -> a web address.
#include "printing/digital_link.hpp"

#include <algorithm>
#include <array>

namespace packbench::printing {
namespace {

// Primary keys and the qualifiers that follow each in the path, in this order (URI Syntax 1.4, 4.3 and 4.8).
struct Key {
  std::string_view ai;
  std::array<std::string_view, 3> qualifiers{};
};
constexpr auto kKeys = std::to_array<Key>({{"01", {"22", "10", "21"}},
                                           {"8006", {"22", "10", "21"}},
                                           {"8013"},
                                           {"8010", {"8011"}},
                                           {"414", {"254", "7040"}},
                                           {"415", {"8020"}},
                                           {"417", {"7040"}},
                                           {"8017", {"8019"}},
                                           {"8018", {"8019"}},
                                           {"255"},
                                           {"00"},
                                           {"253"},
                                           {"401"},
                                           {"402"},
                                           {"8003"},
                                           {"8004", {"7040"}}});

using Elements = std::vector<Gs1Element>;

// What an address may hold as it is (RFC 3986, unreserved); all else as %XX.
std::string encoded(std::string_view value) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       std::string_view("-._~").find(c) != std::string_view::npos;
    if (plain)
      out += c;
    else
      ((out += '%') += kHex[byte >> 4]) += kHex[byte & 15];
  }
  return out;
}

Elements::const_iterator find(const Elements& elements, std::string_view ai) {
  return std::ranges::find(elements, ai, &Gs1Element::ai);
}

const Key* key_in(const Elements& elements) {
  for (const auto& key : kKeys)
    if (find(elements, key.ai) != elements.end()) return &key;
  return nullptr;
}

}  // namespace

Result<std::string> digital_link(std::string_view address, const Gs1Data& data) {
  while (address.ends_with('/')) address.remove_suffix(1);
  const bool web = address.starts_with("https://") || address.starts_with("http://");
  if (!web || address.find_first_of(" ?#") != std::string_view::npos)
    return Error{Errc::bad_data, "must begin with an address such as https://id.example.com, then (01)"};
  const Key* key = key_in(data.elements);
  if (key == nullptr)
    return Error{Errc::bad_data,
                 "has no AI that an address can name: (01), (00), (414) or another primary key"};

  std::string path(address), query;
  Elements rest = data.elements;
  const auto take = [&](std::string_view ai) {
    const auto found = find(rest, ai);
    if (ai.empty() || found == rest.end()) return;
    path += "/" + found->ai + "/" + encoded(found->value);
    rest.erase(found);
  };
  take(key->ai);
  for (const auto qualifier : key->qualifiers) take(qualifier);
  for (const auto& [ai, value] : rest) query += (query.empty() ? "?" : "&") + ai + "=" + encoded(value);
  return path + query;
}

}  // namespace packbench::printing
