// Keyboard input reports to key presses.
#include "drivers/hid/keyboard_report.hpp"

#include <algorithm>
#include <utility>

namespace packbench::drivers::hid {
namespace {

constexpr std::uint8_t kFirstKey = 0x04;  // below are the errors: too many keys, self-test failed, undefined
constexpr std::uint8_t kFirstModifier = 0xE0;
constexpr std::uint8_t kLastModifier = 0xE7;

constexpr std::uint16_t page_of(Usage usage) {
  return static_cast<std::uint16_t>(usage >> 16);
}

constexpr std::uint16_t id_of(Usage usage) {
  return static_cast<std::uint16_t>(usage);
}

bool is_input(const Field& field) {
  return field.type == ReportType::input && (field.flags & kFlagConstant) == 0;
}

bool on_keyboard_page(const Field& field) {
  return std::any_of(field.usages.begin(), field.usages.end(),
                     [](const UsageRange& range) { return page_of(range.first) == kKeyboardPage; });
}

bool has_keys(const Field& field) {
  return is_input(field) &&
         std::any_of(field.usages.begin(), field.usages.end(), [](const UsageRange& range) {
           return range.last >= usage(kKeyboardPage, kFirstKey) &&
                  range.first < usage(kKeyboardPage, kFirstModifier);
         });
}

Field boot_field(std::uint32_t bit_offset, std::uint32_t bit_size, std::uint32_t count, std::uint32_t flags,
                 std::uint8_t first, std::uint8_t last) {
  Field field;
  field.bit_offset = bit_offset;
  field.bit_size = bit_size;
  field.count = count;
  field.flags = flags;
  field.logical_max = last - first;
  field.usages = {{usage(kKeyboardPage, first), usage(kKeyboardPage, last)}};
  return field;
}

// Element `index` of the field; 0 when the report ends before it.
std::uint32_t element(const Field& field, std::uint32_t index, std::span<const std::uint8_t> data) {
  const std::size_t begin = field.bit_offset + std::size_t{index} * field.bit_size;
  const std::size_t length = std::min<std::size_t>(field.bit_size, 32);
  if (begin + length > data.size() * 8) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < length; ++i) {
    const std::size_t bit = begin + i;
    value |= (data[bit / 8] >> bit % 8 & 1u) << i;
  }
  return value;
}

// The usage that element `index` says is pressed, 0 for none.
Usage pressed(const Field& field, std::uint32_t index, std::span<const std::uint8_t> data) {
  const std::uint32_t value = element(field, index, data);
  if (value == 0) return 0;
  if ((field.flags & kFlagVariable) != 0) return field.usage_of(index);
  // Readers that announce keys up to 0x65 send those of Japanese and Brazilian keyboards beyond it all the
  // same.
  if (value < field.logical_min || value > field.logical_max) return usage(kKeyboardPage, value & 0xFFFF);
  return field.usage_of(static_cast<std::uint32_t>(value - field.logical_min));
}

struct State {
  std::uint8_t modifiers = 0;
  std::vector<std::uint8_t> keys = {};
  bool error = false;
};

void add(State& state, Usage pressed) {
  const std::uint16_t id = id_of(pressed);
  if (page_of(pressed) != kKeyboardPage || id == 0 || id > 0xFF) return;
  if (id < kFirstKey) state.error = true;
  if (id >= kFirstModifier && id <= kLastModifier) {
    state.modifiers |= static_cast<std::uint8_t>(1 << (id - kFirstModifier));
  } else if (std::find(state.keys.begin(), state.keys.end(), id) == state.keys.end()) {
    state.keys.push_back(static_cast<std::uint8_t>(id));
  }
}

State read(const KeyboardForm& form, std::span<const std::uint8_t> data) {
  State state;
  for (const Field& field : form.fields) {
    const std::size_t bits = data.size() * 8;
    for (std::uint32_t i = 0; i < field.count && field.bit_offset + std::size_t{i} * field.bit_size < bits;
         ++i)
      add(state, pressed(field, i, data));
  }
  return state;
}

}  // namespace

KeyboardForm boot_keyboard() {
  KeyboardForm form;
  form.fields = {boot_field(0, 1, 8, kFlagVariable, kFirstModifier, kLastModifier),
                 boot_field(16, 8, 6, 0, 0, 0xFF)};
  return form;
}

KeyboardForm keyboard_form(const ReportDescriptor& descriptor) {
  const auto& fields = descriptor.fields;
  const auto keys = std::find_if(fields.begin(), fields.end(), has_keys);
  if (keys == fields.end()) return boot_keyboard();
  KeyboardForm form;
  form.has_report_id = descriptor.uses_report_ids;
  form.report_id = keys->report_id;
  for (const Field& field : fields)
    if (is_input(field) && on_keyboard_page(field) && field.report_id == form.report_id)
      form.fields.push_back(field);
  return form;
}

bool is_keyboard(const ReportDescriptor& descriptor) {
  const auto& all = descriptor.applications;
  return std::find(all.begin(), all.end(), kKeyboard) != all.end();
}

std::vector<KeyEvent> KeyReader::feed(std::span<const std::uint8_t> report) {
  if (report.empty()) return {};
  if (form_.has_report_id) {
    if (report[0] != form_.report_id) return {};
    report = report.subspan(1);
  }
  State now = read(form_, report);
  if (now.error) return {};
  std::vector<KeyEvent> events;
  for (const std::uint8_t key : now.keys)
    if (std::find(down_.begin(), down_.end(), key) == down_.end()) events.push_back({now.modifiers, key});
  if (events.empty() && now.modifiers != modifiers_) events.push_back({now.modifiers, 0});
  modifiers_ = now.modifiers;
  down_ = std::move(now.keys);
  return events;
}

void KeyReader::release() {
  modifiers_ = 0;
  down_.clear();
}

}  // namespace packbench::drivers::hid
