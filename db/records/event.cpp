// Event names and JSON forms, drawn from the one list.
#include "db/records/event.hpp"

namespace packbench::records {

Event::Event() = default;
Event::Event(const Event&) = default;
Event::Event(Event&&) noexcept = default;
Event& Event::operator=(const Event&) = default;
Event& Event::operator=(Event&&) noexcept = default;
Event::~Event() = default;

bool Event::operator==(const Event& other) const {
  return static_cast<const EventVariant&>(*this) == static_cast<const EventVariant&>(other);
}

std::string_view type_of(const Event& event) {
  return std::visit([](const auto& e) -> std::string_view { return e.kType; }, event);
}

json::object payload_of(const Event& event) {
  return std::visit([](const auto& e) { return to_json(e).as_object(); }, event);
}

Result<Event> event_from(std::string_view type, const json::value& payload) {
  Result<Event> result = Error{Errc::unknown_type, std::string(type) + ": no such event"};
  boost::mp11::mp_for_each<boost::mp11::mp_iota_c<std::variant_size_v<EventVariant>>>([&](auto index) {
    using Type = std::variant_alternative_t<index, EventVariant>;
    if (type != Type::kType) return;
    if (auto read = from_json<Type>(payload)) {
      result = Event(*std::move(read));
    } else {
      result = read.error();
    }
  });
  return result;
}

}  // namespace packbench::records
