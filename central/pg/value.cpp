// Values on their way into a statement.
#include "central/pg/value.hpp"

#include "db/records/hex.hpp"

namespace packbench::central::pg {
namespace {

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

template <class T, class Write>
std::string array(const std::vector<T>& list, Write write) {
  std::string out = "{";
  for (const auto& element : list) out += (out.size() > 1 ? "," : "") + write(element);
  return out + "}";
}

}  // namespace

Value::Value(const Bytes& bytes) : text_("\\x" + records::hex(bytes.bytes)) {}
Value::Value(const std::vector<std::string>& list) : text_(array(list, quoted)) {}
Value::Value(const std::vector<std::int64_t>& list)
    : text_(array(list, [](std::int64_t number) { return std::to_string(number); })) {}

void CopyLine::next() {
  if (!first_) into_ += '\t';
  first_ = false;
}

CopyLine& CopyLine::number(std::int64_t value) {
  next();
  into_ += std::to_string(value);
  return *this;
}

CopyLine& CopyLine::text(std::string_view value) {
  next();
  for (const char c : value) {
    switch (c) {
      case '\\':
        into_ += "\\\\";
        break;
      case '\t':
        into_ += "\\t";
        break;
      case '\n':
        into_ += "\\n";
        break;
      case '\r':
        into_ += "\\r";
        break;
      default:
        into_ += c;
    }
  }
  return *this;
}

CopyLine& CopyLine::bytes(std::string_view value) {
  next();
  into_ += "\\\\x" + records::hex(value);
  return *this;
}

CopyLine& CopyLine::null() {
  next();
  into_ += "\\N";
  return *this;
}

}  // namespace packbench::central::pg
