// Values on their way into a statement: text, as PostgreSQL reads its types.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace packbench::central::pg {

struct Bytes {
  std::string bytes;
};

// A parameter, or null. Lists become arrays: pass them to unnest() with their type.
class Value {
 public:
  Value(std::nullopt_t) {}
  Value(bool flag) : text_(flag ? "true" : "false") {}
  Value(std::int64_t number) : text_(std::to_string(number)) {}
  Value(int number) : text_(std::to_string(number)) {}
  Value(std::string text) : text_(std::move(text)) {}
  Value(std::string_view text) : text_(std::string(text)) {}
  Value(const char* text) : text_(text) {}
  Value(const Bytes& bytes);
  Value(const std::vector<std::string>& list);
  Value(const std::vector<std::int64_t>& list);

  [[nodiscard]] const char* c_str() const { return text_ ? text_->c_str() : nullptr; }

 private:
  std::optional<std::string> text_;
};

// A line of COPY's text form (https://www.postgresql.org/docs/current/sql-copy.html).
class CopyLine {
 public:
  explicit CopyLine(std::string& into) : into_(into) {}
  ~CopyLine() { into_ += '\n'; }
  CopyLine(const CopyLine&) = delete;
  CopyLine& operator=(const CopyLine&) = delete;
  CopyLine& number(std::int64_t value);
  CopyLine& text(std::string_view value);
  CopyLine& bytes(std::string_view value);
  CopyLine& null();

 private:
  void next();
  std::string& into_;
  bool first_ = true;
};

}  // namespace packbench::central::pg
