// HID report descriptor parser: item by item with global and local state, as HID 1.11 section 6.2.2 has it.
#include "drivers/hid/report_descriptor.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace packbench::drivers::hid {
namespace {

constexpr std::size_t kMaxPushDepth = 16;
constexpr std::size_t kMaxCollectionDepth = 64;
constexpr std::uint8_t kLongItem = 0xFE;

enum class ItemType : std::uint8_t { main = 0, global = 1, local = 2, reserved = 3 };

struct Item {
  std::size_t position = 0;
  ItemType type = ItemType::reserved;
  std::uint8_t tag = 0;
  std::uint8_t size = 0;
  std::uint32_t value = 0;

  // The value with the sign of its own size: `26 ff ff` is -1.
  std::int64_t signed_value() const {
    switch (size) {
      case 1:
        return static_cast<std::int8_t>(value);
      case 2:
        return static_cast<std::int16_t>(value);
      case 4:
        return static_cast<std::int32_t>(value);
      default:
        return 0;
    }
  }
};

struct Globals {
  std::uint16_t usage_page = 0;
  std::int64_t logical_min = 0;
  std::int64_t logical_max = 0;
  std::uint32_t logical_max_unsigned = 0;
  std::uint32_t report_size = 0;
  std::uint32_t report_count = 0;
  std::uint8_t report_id = 0;
};

// A usage as sent: a 1- or 2-byte item takes its page from the global state at the main item, a 4-byte one
// carries it.
struct LocalUsage {
  std::uint32_t value = 0;
  bool has_page = false;
};

struct Locals {
  std::vector<std::pair<LocalUsage, LocalUsage>> usages;
  std::optional<LocalUsage> minimum;
  std::optional<LocalUsage> maximum;
  int delimiter_depth = 0;
  bool delimiter_taken = false;
};

class Parser {
 public:
  explicit Parser(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
  Result<ReportDescriptor> run();

 private:
  using Step = std::optional<Error>;

  Error bad(const char* what) const {
    return {Errc::malformed,
            "report descriptor: " + std::string(what) + " at byte " + std::to_string(item_.position)};
  }
  Step next_item(bool& have_item);
  Step main_item();
  Step global_item();
  Step report_id();
  Step pop();
  void local_item();
  void add_usage(LocalUsage first, LocalUsage last);
  void complete_range();
  Step open_collection();
  Step add_field(ReportType type);
  Usage resolve(LocalUsage u) const {
    return u.has_page ? u.value : usage(globals_.usage_page, static_cast<std::uint16_t>(u.value));
  }

  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
  Item item_;
  Globals globals_;
  std::vector<Globals> pushed_;
  Locals locals_;
  std::vector<Usage> collections_;
  std::map<std::pair<ReportType, std::uint8_t>, std::uint64_t> report_bits_;
  ReportDescriptor out_;
};

Result<ReportDescriptor> Parser::run() {
  if (bytes_.size() > kMaxDescriptorBytes) return bad("longer than any device needs");
  for (;;) {
    bool have_item = false;
    if (Step error = next_item(have_item)) return *error;
    if (!have_item) break;
    Step error;
    if (item_.type == ItemType::main) error = main_item();
    if (item_.type == ItemType::global) error = global_item();
    if (item_.type == ItemType::local) local_item();
    if (error) return *error;
  }
  if (!collections_.empty()) return bad("collection not closed");
  return std::move(out_);
}

Parser::Step Parser::next_item(bool& have_item) {
  while (at_ < bytes_.size()) {
    item_ = Item{};
    item_.position = at_;
    const std::uint8_t prefix = bytes_[at_++];
    if (prefix == kLongItem) {  // size, tag, data: no long item has ever been defined
      if (bytes_.size() - at_ < 2 || bytes_.size() - at_ - 2 < bytes_[at_]) return bad("long item cut off");
      at_ += 2 + std::size_t{bytes_[at_]};
      continue;
    }
    item_.size = (prefix & 3) == 3 ? 4 : prefix & 3;
    item_.type = static_cast<ItemType>(prefix >> 2 & 3);
    item_.tag = prefix >> 4;
    if (bytes_.size() - at_ < item_.size) return bad("item cut off");
    for (int i = 0; i < item_.size; ++i) item_.value |= std::uint32_t{bytes_[at_++]} << (8 * i);
    have_item = true;
    return {};
  }
  return {};
}

Parser::Step Parser::main_item() {
  Step error;
  switch (item_.tag) {
    case 0x8:
      error = add_field(ReportType::input);
      break;
    case 0x9:
      error = add_field(ReportType::output);
      break;
    case 0xB:
      error = add_field(ReportType::feature);
      break;
    case 0xA:
      error = open_collection();
      break;
    case 0xC:
      if (collections_.empty()) return bad("collection closed that wasn't open");
      collections_.pop_back();
      break;
    default:
      break;  // reserved tags carry nothing we could use
  }
  locals_ = Locals{};
  return error;
}

Parser::Step Parser::global_item() {
  switch (item_.tag) {
    case 0x0:
      globals_.usage_page = static_cast<std::uint16_t>(item_.value);
      break;
    case 0x1:
      globals_.logical_min = item_.signed_value();
      break;
    case 0x2:
      globals_.logical_max = item_.signed_value();
      globals_.logical_max_unsigned = item_.value;
      break;
    case 0x7:
      globals_.report_size = item_.value;
      break;
    case 0x8:
      return report_id();
    case 0x9:
      globals_.report_count = item_.value;
      break;
    case 0xA:
      if (pushed_.size() >= kMaxPushDepth) return bad("push too deep");
      pushed_.push_back(globals_);
      break;
    case 0xB:
      return pop();
    default:
      break;  // physical limits and units don't change where bits are
  }
  return {};
}

Parser::Step Parser::report_id() {
  if (item_.value == 0 || item_.value > 255) return bad("report id outside 1..255");
  globals_.report_id = static_cast<std::uint8_t>(item_.value);
  out_.uses_report_ids = true;
  return {};
}

Parser::Step Parser::pop() {
  if (pushed_.empty()) return bad("pop without push");
  globals_ = pushed_.back();
  pushed_.pop_back();
  return {};
}

void Parser::local_item() {
  const LocalUsage sent{item_.value, item_.size == 4};
  switch (item_.tag) {
    case 0x0:
      add_usage(sent, sent);
      break;
    case 0x1:
      locals_.minimum = sent;
      complete_range();
      break;
    case 0x2:
      locals_.maximum = sent;
      complete_range();
      break;
    case 0xA:  // alternatives for one control: the first one is the preferred one
      locals_.delimiter_depth = item_.value == 1 ? 1 : 0;
      locals_.delimiter_taken = false;
      break;
    default:
      break;  // designators and strings
  }
}

void Parser::add_usage(LocalUsage first, LocalUsage last) {
  if (locals_.delimiter_depth > 0 && std::exchange(locals_.delimiter_taken, true)) return;
  locals_.usages.emplace_back(first, last);
}

// Minimum and maximum make a range in whichever order they were sent.
void Parser::complete_range() {
  if (!locals_.minimum || !locals_.maximum) return;
  add_usage(*locals_.minimum, *locals_.maximum);
  locals_.minimum.reset();
  locals_.maximum.reset();
}

Parser::Step Parser::open_collection() {
  if (collections_.size() >= kMaxCollectionDepth) return bad("collections too deep");
  const Usage own = locals_.usages.empty() ? 0 : resolve(locals_.usages.front().first);
  constexpr std::uint32_t kApplication = 1;
  if (collections_.empty() && item_.value == kApplication) out_.applications.push_back(own);
  collections_.push_back(own);
  return {};
}

Parser::Step Parser::add_field(ReportType type) {
  const std::uint64_t bits = std::uint64_t{globals_.report_size} * globals_.report_count;
  std::uint64_t& total = report_bits_[{type, globals_.report_id}];
  if (bits > kMaxReportBits || total + bits > kMaxReportBits) return bad("report too long");
  if (bits == 0) return {};
  Field field;
  field.type = type;
  field.report_id = globals_.report_id;
  field.bit_offset = static_cast<std::uint32_t>(total);
  field.bit_size = globals_.report_size;
  field.count = globals_.report_count;
  field.flags = item_.value;
  field.logical_min = globals_.logical_min;
  field.logical_max = globals_.logical_min < 0 ? globals_.logical_max : globals_.logical_max_unsigned;
  for (const auto& [first, last] : locals_.usages) {
    Usage low = resolve(first);
    Usage high = resolve(last);
    if (low > high) std::swap(low, high);
    if (low >> 16 != high >> 16) high = low | 0xFFFF;  // a range can't cross pages
    field.usages.push_back({low, high});
  }
  field.collections = collections_;
  out_.fields.push_back(std::move(field));
  total += bits;
  return {};
}

}  // namespace

Usage Field::usage_of(std::uint32_t index) const {
  for (const UsageRange& range : usages) {
    const std::uint32_t length = range.last - range.first + 1;
    if (index < length) return range.first + index;
    index -= length;
  }
  return usages.empty() ? 0 : usages.back().last;
}

std::int64_t Field::index_of(Usage wanted) const {
  std::uint64_t before = 0;
  for (const UsageRange& range : usages) {
    if (wanted >= range.first && wanted <= range.last) {
      const std::uint64_t index = before + (wanted - range.first);
      return index < count ? static_cast<std::int64_t>(index) : -1;
    }
    before += std::uint64_t{range.last - range.first} + 1;
  }
  return -1;
}

bool Field::inside(Usage collection) const {
  return std::find(collections.begin(), collections.end(), collection) != collections.end();
}

std::size_t ReportDescriptor::report_bytes(ReportType type, std::uint8_t report_id) const {
  std::uint64_t bits = 0;
  for (const Field& field : fields) {
    if (field.type != type || field.report_id != report_id) continue;
    bits = std::max<std::uint64_t>(bits, field.bit_offset + std::uint64_t{field.bit_size} * field.count);
  }
  if (bits == 0) return 0;
  return static_cast<std::size_t>((bits + 7) / 8) + (uses_report_ids ? 1 : 0);
}

Result<ReportDescriptor> parse_report_descriptor(std::span<const std::uint8_t> bytes) {
  return Parser(bytes).run();
}

}  // namespace packbench::drivers::hid
