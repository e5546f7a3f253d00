// The one list of all events that a journal can hold, and their JSON form.
#pragma once
#include <string>
#include <string_view>
#include <variant>

#include "db/records/json.hpp"
#include "db/records/lane_events.hpp"
#include "db/records/master_events.hpp"
#include "db/records/pack_events.hpp"
#include "db/records/print_events.hpp"

namespace packbench::records {

using Event = std::variant<
    ItemReceived, OperatorReceived, OrderReceived, OrderCancelled, OrderForgotten, StockReceived,       //
    LaneSignedIn, LaneSignedOut, LaneStopped, LaneAcknowledged, LaneAsked, LaneAnswered, LaneLanguage,  //
    PrintRequested, PrintSending, PrintSent, PrintConfirmed, PrintInDoubt, PrintFailed, PrintVoided,    //
    PackOpened, PackScanned, PackQuantity, PackAwaited, PackAsked, PackDropped, PackUndone, PackNoted, PackShorted,
    PackReleased, PackParcelClosed, PackWeighed, PackSealed, PackChanged, PackSetAside, PackFinished>;

// "pack.scanned" and the like: the name under which the event stands in the journal, for ever.
[[nodiscard]] std::string_view type_of(const Event& event);

[[nodiscard]] json::object payload_of(const Event& event);

// The event of that name; unknown_type, bad_type or bad_value with the member's name.
[[nodiscard]] Result<Event> event_from(std::string_view type, const json::value& payload);

}  // namespace packbench::records
