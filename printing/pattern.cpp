// Text with holes: parsed once per template, filled once per label.
#include "printing/pattern.hpp"

#include <algorithm>

namespace packbench::printing {
namespace {

using Part = Pattern::Part;
using Kind = Pattern::Kind;

Error bad(const std::string& reason) {
  return {Errc::bad_template, reason};
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  // Up to the end of the text, or of the group when inside one.
  Result<std::vector<Part>> parts(bool in_group) {
    std::vector<Part> out;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const bool doubled = at_ + 1 < text_.size() && text_[at_ + 1] == c;
      const bool special = c == '{' || c == '}' || c == '[' || c == ']';
      if (!special || doubled) {
        add_literal(out, c);
        at_ += special ? 2 : 1;
        continue;
      }
      if (c == ']' && in_group) return out;
      if (c == '}' || c == ']')
        return bad(std::string("a \"") + c + "\" closes nothing (write it twice to print it)");
      auto part = c == '{' ? hole() : group(in_group);
      if (!part) return part.error();
      out.push_back(std::move(*part));
    }
    if (in_group) return bad("a \"[\" is never closed (write it twice to print it)");
    return out;
  }

 private:
  static void add_literal(std::vector<Part>& out, char c) {
    if (out.empty() || out.back().kind != Kind::literal) out.push_back({Kind::literal, {}, {}});
    out.back().text.push_back(c);
  }

  Result<Part> hole() {
    const std::size_t close = text_.find('}', at_);
    if (close == std::string_view::npos) return bad("a \"{\" is never closed (write it twice to print it)");
    std::string_view name = text_.substr(at_ + 1, close - at_ - 1);
    const bool caption = name.starts_with('@');
    if (caption) name.remove_prefix(1);
    const std::size_t bar = caption ? std::string_view::npos : name.find('|');
    const auto filter = bar == std::string_view::npos ? Filter::none : filter_named(name.substr(bar + 1));
    if (!filter) {
      return bad("\"{" + std::string(name) + "}\" has an unknown filter; known are " + filter_names());
    }
    name = name.substr(0, bar);
    if (name.empty() || name.find_first_of(" {[]|") != std::string_view::npos) {
      return bad("\"{" + std::string(name) + "}\" names no field; write {order.code} or {@caption}");
    }
    at_ = close + 1;
    return Part{caption ? Kind::caption : Kind::field, std::string(name), {}, *filter};
  }

  Result<Part> group(bool in_group) {
    if (in_group) return bad("groups in [brackets] can't be nested");
    ++at_;
    auto inner = parts(true);
    if (!inner) return inner.error();
    ++at_;
    return Part{Kind::group, {}, std::move(*inner)};
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

class Filler {
 public:
  Filler(const LabelData& data, const Captions& captions) : data_(data), captions_(captions) {
    const auto found = captions.find("list_separator");
    const bool plain = found != captions.end() && found->second.parts.size() == 1;
    separator_ = plain ? found->second.parts[0].text : ", ";
  }

  Result<void> add(const std::vector<Part>& parts, std::string& out) const {
    for (const auto& part : parts) {
      if (auto added = add(part, out); !added) return added;
    }
    return {};
  }

 private:
  Result<void> add(const Part& part, std::string& out) const {
    switch (part.kind) {
      case Kind::literal:
        out += part.text;
        return {};
      case Kind::caption:
        // The parser of templates has made sure that it exists and holds no further caption.
        return add(captions_.find(part.text)->second.parts, out);
      case Kind::group:
        return all_there(part.parts) ? add(part.parts, out) : Result<void>{};
      case Kind::field:
        break;
    }
    auto text = text_of(data_.find(part.text), part.text, separator_);
    if (!text) return text.error();
    if (part.filter == Filter::none) {
      out += *text;
      return {};
    }
    auto changed = filtered(part.filter, *text, data_.language);
    if (!changed) return Error{changed.error().code, "field " + part.text + " " + changed.error().message};
    out += *changed;
    return {};
  }

  bool all_there(const std::vector<Part>& parts) const {
    return std::ranges::all_of(parts, [this](const Part& part) {
      if (part.kind == Kind::caption) return all_there(captions_.find(part.text)->second.parts);
      return part.kind != Kind::field || is_there(data_.find(part.text));
    });
  }

  const LabelData& data_;
  const Captions& captions_;
  std::string separator_;
};

void collect(const std::vector<Part>& parts, std::vector<std::string>& names) {
  for (const auto& part : parts) {
    if (part.kind == Kind::caption) names.push_back(part.text);
    collect(part.parts, names);
  }
}

}  // namespace

Result<Pattern> parse_pattern(std::string_view text) {
  auto parts = Parser(text).parts(false);
  if (!parts) return parts.error();
  return Pattern{std::move(*parts)};
}

Result<std::string> expand(const Pattern& pattern, const LabelData& data, const Captions& captions) {
  std::string out;
  if (auto added = Filler(data, captions).add(pattern.parts, out); !added) return added.error();
  return out;
}

bool is_constant(const Pattern& pattern, const Captions& captions) {
  return std::ranges::all_of(pattern.parts, [&](const Part& part) {
    if (part.kind == Kind::caption) return is_constant(captions.find(part.text)->second, captions);
    return part.kind == Kind::literal;
  });
}

std::vector<std::string> captions_used(const Pattern& pattern) {
  std::vector<std::string> names;
  collect(pattern.parts, names);
  return names;
}

}  // namespace packbench::printing
