// A scan on a tablet: as at the bench, but a badge needs its PIN, and after a while its worker must show the
// badge again.
#pragma once
#include "http/server.hpp"
#include "station/tablets/tablet_door.hpp"

namespace packbench::station {

class Bench;

// {"id","code","aim"?,"pin"?,"new_pin"?} for {lane}, from the device that is paired with it. Refused, and no
// scan that was taken: 401 tablet.idle, pin.needed, pin.wrong; 423 pin.locked; 409 pin.none, pin.choose (it
// was given by somebody else: the same once more with "new_pin"), pin.bad (the new one). All else as at the
// bench, but the first badge at a lane that was left alone only wakes it: {"stored":false,"woken":true}. An
// id that was answered is answered the same way again, whoever is there.
[[nodiscard]] boost::asio::awaitable<http::Response> tablet_scan(Bench& bench, TabletDoor& door,
                                                                 const http::Request& request);

}  // namespace packbench::station
