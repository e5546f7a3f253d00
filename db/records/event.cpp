// Event names and JSON forms, drawn from the one list.
#include "db/records/event.hpp"

#include <array>

namespace packbench::records {
namespace {

// What is done with an event of which only the place in EventList is known.
struct Kind {
  std::string_view type;
  bool (*equal)(const void*, const void*);
  json::object (*write)(const void*);
  Result<Event> (*read)(const json::value&);
};

template <class T>
constexpr Kind kind_of() {
  return {T::kType,
          [](const void* a, const void* b) { return *static_cast<const T*>(a) == *static_cast<const T*>(b); },
          [](const void* event) { return to_json(*static_cast<const T*>(event)).as_object(); },
          [](const json::value& payload) -> Result<Event> {
            auto read = from_json<T>(payload);
            if (!read) return read.error();
            return Event(*std::move(read));
          }};
}

template <template <class...> class List, class... Events>
constexpr std::array<Kind, sizeof...(Events)> kinds(const List<Events...>*) {
  return {kind_of<Events>()...};
}

constexpr auto kKinds = kinds(static_cast<const EventList*>(nullptr));

}  // namespace

bool Event::operator==(const Event& other) const {
  return index_ == other.index_ &&
         (body_ == other.body_ || kKinds[index_].equal(body_.get(), other.body_.get()));
}

std::string_view type_of(const Event& event) {
  return kKinds[event.index_].type;
}

json::object payload_of(const Event& event) {
  return kKinds[event.index_].write(event.body_.get());
}

Result<Event> event_from(std::string_view type, const json::value& payload) {
  for (const auto& kind : kKinds)
    if (kind.type == type) return kind.read(payload);
  return Error{Errc::unknown_type, std::string(type) + ": no such event"};
}

}  // namespace packbench::records
