// Names of documents.
#include "central/connectors/tryton/names.hpp"

namespace packbench::connectors::tryton {

std::string note_of(const std::string& purchase, std::int64_t delivery) {
  return delivery <= 1 ? purchase : purchase + kDelivery + std::to_string(delivery);
}

std::string purchase_of(const std::string& note) {
  const auto mark = note.rfind(kDelivery);
  const bool has_delivery = mark != std::string::npos && mark + 1 < note.size() &&
                            note.find_first_not_of("0123456789", mark + 1) == std::string::npos;
  return has_delivery ? note.substr(0, mark) : note;
}

std::string ours(const std::string& document) {
  return "PB-" + document;
}

}  // namespace packbench::connectors::tryton
