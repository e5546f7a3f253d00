// Messages of the process that draws documents.
#include "station/documents/document_wire.hpp"

#include <boost/json.hpp>

namespace packbench::station {
namespace {

namespace json = boost::json;

constexpr std::int64_t kMostDots = 20'000;  // of a side: more than 600 mm at 600 dpi
constexpr std::size_t kMostPages = 50;

std::string framed(const json::object& head, std::string_view bytes) {
  const auto line = json::serialize(head) + "\n";
  const auto length = line.size() + bytes.size();
  std::string message;
  for (std::size_t shift = 0; shift < 8 * kHeadBytes; shift += 8)
    message += static_cast<char>(length >> shift);
  return message + line + std::string(bytes);
}

// The line of JSON; `rest` is what comes behind it. Nothing: there is none.
std::optional<json::object> head_in(std::string_view message, std::string_view& rest) {
  const auto end = message.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  boost::system::error_code error;
  const auto head = json::parse(message.substr(0, end), error);
  if (error || !head.is_object()) return std::nullopt;
  rest = message.substr(end + 1);
  return head.get_object();
}

json::array codes_json(const std::vector<std::string>& codes) {
  json::array rows;  // a barcode may hold any bytes, JSON may not
  for (const auto& code : codes) {
    json::array bytes;
    for (const unsigned char c : code) bytes.push_back(c);
    rows.push_back(std::move(bytes));
  }
  return rows;
}

std::string code_in(const json::value& row) {
  std::string code;
  for (const auto& byte : row.as_array()) code += static_cast<char>(byte.to_number<unsigned char>());
  return code;
}

// Takes its dots from the front of `rest`. Throws what JSON throws where something is not as it must be.
DrawnPage page_in(const json::object& row, std::string_view& rest) {
  const auto width = row.at("width").as_int64(), height = row.at("height").as_int64();
  if (width < 1 || height < 1 || width > kMostDots || height > kMostDots) throw std::out_of_range("size");
  DrawnPage page;
  page.bitmap = printing::Bitmap(static_cast<int>(width), static_cast<int>(height));
  auto& bits = page.bitmap.bits;
  if (rest.size() < bits.size()) throw std::out_of_range("dots");
  bits.assign(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(bits.size()));
  rest.remove_prefix(bits.size());
  const auto beyond = static_cast<std::uint8_t>(0xFF >> (width % 8));
  if (width % 8 != 0)
    for (int y = 0; y < page.bitmap.height; ++y)
      page.bitmap.row(y)[page.bitmap.stride - 1] &= static_cast<std::uint8_t>(~beyond);
  for (const auto& code : row.at("codes").as_array()) page.codes.push_back(code_in(code));
  for (const auto& warning : row.at("warnings").as_array()) page.warnings.emplace_back(warning.as_string());
  return page;
}

}  // namespace

std::size_t length_of(std::string_view head) {
  std::size_t length = 0;
  for (std::size_t i = kHeadBytes; i-- > 0;) length = length << 8 | static_cast<unsigned char>(head[i]);
  return length;
}

std::string message_of(const DocumentWanted& wanted) {
  return framed(
      {{"width", wanted.width}, {"height", wanted.height}, {"dpi", wanted.dpi}, {"fit", wanted.fit}},
      wanted.bytes);
}

std::string message_of(const DrawnDocument& drawn) {
  if (!drawn) return framed({{"error", drawn.error().message}}, "");
  json::array pages;
  std::string dots;
  for (const auto& page : *drawn) {
    pages.push_back({{"width", page.bitmap.width},
                     {"height", page.bitmap.height},
                     {"codes", codes_json(page.codes)},
                     {"warnings", json::array(page.warnings.begin(), page.warnings.end())}});
    dots.append(page.bitmap.bits.begin(), page.bitmap.bits.end());
  }
  return framed({{"pages", std::move(pages)}}, dots);
}

std::optional<DocumentWanted> wanted_in(std::string_view message) {
  std::string_view rest;
  const auto head = head_in(message, rest);
  if (!head) return std::nullopt;
  try {
    return DocumentWanted{std::string(rest), head->at("width").to_number<double>(),
                          head->at("height").to_number<double>(), head->at("dpi").to_number<int>(),
                          std::string(head->at("fit").as_string())};
  } catch (const std::exception&) {  // a member that is missing, or another kind of value
    return std::nullopt;
  }
}

std::optional<DrawnDocument> drawn_in(std::string_view message) {
  std::string_view rest;
  const auto head = head_in(message, rest);
  if (!head) return std::nullopt;
  try {
    if (const auto* error = head->if_contains("error"))
      return DrawnDocument(Error{Errc::label, std::string(error->as_string())});
    const auto& rows = head->at("pages").as_array();
    if (rows.empty() || rows.size() > kMostPages) return std::nullopt;
    std::vector<DrawnPage> pages;
    for (const auto& row : rows) pages.push_back(page_in(row.as_object(), rest));
    if (!rest.empty()) return std::nullopt;
    return DrawnDocument(std::move(pages));
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace packbench::station
