// The one list of all events that a journal can hold, and their JSON form.
#pragma once
#include <string>
#include <string_view>
#include <variant>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include "db/records/count_events.hpp"
#include "db/records/handover_events.hpp"
#include "db/records/json.hpp"
#include "db/records/lane_events.hpp"
#include "db/records/master_events.hpp"
#include "db/records/move_events.hpp"
#include "db/records/pack_events.hpp"
#include "db/records/pick_events.hpp"
#include "db/records/print_events.hpp"
#include "db/records/receive_events.hpp"
#include "db/records/returns_events.hpp"
#include "db/records/ticket_events.hpp"
#include "db/records/work_events.hpp"

namespace packbench::records {

// Each file's events stand in one list at its end.
using EventVariant = boost::mp11::mp_rename<
    boost::mp11::mp_append<MasterEvents, LaneEvents, PrintEvents, PackEvents, WorkEvents, ReceiveEvents, MoveEvents,
                           PickEvents, HandoverEvents, ReturnsEvents, CountEvents, TicketEvents>,
    std::variant>;

// One of them. A class of its own, for the compiler's sake: whatever is made of it bears a short name instead of that of a
// hundred types, and copying, comparing and destroying it is compiled once.
class Event : public EventVariant {
 public:
  Event();
  Event(const Event&);
  Event(Event&&) noexcept;
  Event& operator=(const Event&);
  Event& operator=(Event&&) noexcept;
  ~Event();

  template <class T>
    requires boost::mp11::mp_contains<EventVariant, std::remove_cvref_t<T>>::value
  Event(T&& event) : EventVariant(std::in_place_type<std::remove_cvref_t<T>>, std::forward<T>(event)) {}

  bool operator==(const Event& other) const;
};

// "pack.scanned" and the like: the name under which the event stands in the journal, for ever.
[[nodiscard]] std::string_view type_of(const Event& event);

[[nodiscard]] json::object payload_of(const Event& event);

// The event of that name; unknown_type, bad_type or bad_value with the member's name.
[[nodiscard]] Result<Event> event_from(std::string_view type, const json::value& payload);

}  // namespace packbench::records
