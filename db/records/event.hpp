// The one list of all events that a journal can hold, and their JSON form.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include "db/records/bench_events.hpp"
#include "db/records/centre_events.hpp"
#include "db/records/count_events.hpp"
#include "db/records/device_events.hpp"
#include "db/records/handover_events.hpp"
#include "db/records/json.hpp"
#include "db/records/lane_events.hpp"
#include "db/records/master_events.hpp"
#include "db/records/move_events.hpp"
#include "db/records/pack_events.hpp"
#include "db/records/people_events.hpp"
#include "db/records/pick_events.hpp"
#include "db/records/print_events.hpp"
#include "db/records/printer_events.hpp"
#include "db/records/receive_events.hpp"
#include "db/records/returns_events.hpp"
#include "db/records/scanner_events.hpp"
#include "db/records/shift_events.hpp"
#include "db/records/tablet_events.hpp"
#include "db/records/template_events.hpp"
#include "db/records/ticket_events.hpp"
#include "db/records/waybill_events.hpp"
#include "db/records/work_events.hpp"

namespace packbench::records {

// All of them; each file's events stand in one list at its end.
using EventList =
    boost::mp11::mp_append<MasterEvents, LaneEvents, PrintEvents, PackEvents, WorkEvents, ReceiveEvents,
                           MoveEvents, PickEvents, HandoverEvents, ReturnsEvents, CountEvents, ShiftEvents,
                           TicketEvents, PeopleEvents, TabletEvents, ScannerEvents, DeviceEvents,
                           TemplateEvents, BenchEvents, PrinterEvents, WaybillEvents, CentreEvents>;

// One of them, as it happened: it never changes, so copies share it. No std::variant: with a hundred
// alternatives its name alone fills megabytes of each object file that visits one.
class Event {
 public:
  template <class T>
  requires boost::mp11::mp_contains<EventList, std::remove_cvref_t<T>>::value Event(T&& event)
      : index_(kIndex<std::remove_cvref_t<T>>),
        body_(std::make_shared<const std::remove_cvref_t<T>>(std::forward<T>(event))) {}

  // The event as a T, or nullptr if it is another one.
  template <class T>
  const T* as() const {
    return index_ == kIndex<T> ? static_cast<const T*>(body_.get()) : nullptr;
  }
  template <class T>
  bool is() const {
    return index_ == kIndex<T>;
  }

  // f(the event as what it is).
  template <class F>
  decltype(auto) visit(F&& f) const {
    return boost::mp11::mp_with_index<boost::mp11::mp_size<EventList>::value>(
        index_, [&](auto index) -> decltype(auto) {
          return f(*static_cast<const boost::mp11::mp_at_c<EventList, decltype(index)::value>*>(body_.get()));
        });
  }

  bool operator==(const Event& other) const;

 private:
  friend std::string_view type_of(const Event& event);
  friend json::object payload_of(const Event& event);
  template <class T>
  static constexpr std::size_t kIndex = boost::mp11::mp_find<EventList, T>::value;

  std::size_t index_;  // in EventList
  std::shared_ptr<const void> body_;
};

// "pack.scanned" and the like: the name under which the event stands in the journal, for ever.
[[nodiscard]] std::string_view type_of(const Event& event);

[[nodiscard]] json::object payload_of(const Event& event);

// The event of that name; unknown_type, bad_type or bad_value with the member's name.
[[nodiscard]] Result<Event> event_from(std::string_view type, const json::value& payload);

}  // namespace packbench::records
