// Fuzz target: any bytes as what a printer says: status, identity, device id.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>

#include "drivers/printers/ieee1284.hpp"
#include "printing/languages/zpl.hpp"

namespace {

using namespace packbench;

void status(std::string_view reply) {
  const auto parsed = printing::zpl::parse_status(reply);
  if (!parsed) return;
  if (!printing::zpl::status_complete(reply)) std::abort();
  if (*parsed->formats_in_buffer < 0 || *parsed->labels_remaining < 0 || *parsed->label_length < 0)
    std::abort();
  if (parsed->idle() && !parsed->can_print()) std::abort();
  if (!parsed->can_print() && parsed->reason_names().empty()) std::abort();
}

void identity(std::string_view reply) {
  const auto parsed = printing::zpl::parse_identity(reply);
  if (parsed && parsed->model.empty()) std::abort();
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
  status(reply);
  identity(reply);
  device_id({data, size});
  (void)drivers::parse_ieee1284(reply);
  return 0;
}
