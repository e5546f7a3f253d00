// Fuzz target: any bytes as what a printer says, in each language: status, identity, done; and its device id.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "drivers/printers/ieee1284.hpp"
#include "printing/language.hpp"

namespace {

using namespace packbench;

using printing::LanguageVerbs;

bool negative(const std::optional<int>& count) {
  return count.value_or(0) < 0;
}

// What is understood is also all that had to be read, and whatever stops the printer has a name.
void status(const LanguageVerbs& language, std::string_view reply) {
  const auto parsed = language.parse_status(reply);
  if (!parsed) return;
  if (!language.status_complete(reply)) std::abort();
  if (negative(parsed->formats_in_buffer) || negative(parsed->labels_remaining) ||
      negative(parsed->label_length))
    std::abort();
  if (parsed->idle() && !parsed->can_print()) std::abort();
  if (!parsed->can_print() && parsed->reason_names().empty()) std::abort();
}

void identity(const LanguageVerbs& language, std::string_view reply) {
  if (!language.parse_identity) return;
  (void)language.identity_complete(reply);
  const auto parsed = language.parse_identity(reply);
  if (parsed && parsed->model.empty()) std::abort();
}

// Nothing is done by a reply that is not all there.
void done(const LanguageVerbs& language, std::string_view reply, std::uint32_t number) {
  if (!language.is_done) return;
  const auto said = language.is_done(reply, number);
  if (said && *said && !language.done_complete(reply)) std::abort();
}

bool trimmed(std::string_view text) {
  return text.empty() || (text.front() != ' ' && text.back() != ' ');
}

void device_id(std::span<const std::uint8_t> reply) {
  const auto text = drivers::decode_device_id_reply(reply);
  if (!text) return;
  if (text->size() > reply.size() || !trimmed(*text)) std::abort();
  const drivers::Ieee1284Id id = drivers::parse_ieee1284(*text);
  if (!trimmed(id.manufacturer) || !trimmed(id.model) || !trimmed(id.serial)) std::abort();
  for (const std::string& command : id.commands)
    if (command.empty() || !trimmed(command)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view reply(reinterpret_cast<const char*>(data), size);
  for (const LanguageVerbs& language : printing::languages()) {
    status(language, reply);
    identity(language, reply);
    done(language, reply, static_cast<std::uint32_t>(size));
  }
  device_id({data, size});
  (void)drivers::parse_ieee1284(reply);
  return 0;
}
