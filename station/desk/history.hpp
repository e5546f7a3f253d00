// "What happened to this parcel, order, item, serial, waybill?": answered from the journal.
#pragma once
#include <boost/json/object.hpp>
#include <string>

#include "db/reader.hpp"

namespace packbench::station {

// {"code","subjects":[{kind,name,order}],"order","reship_of","reships":[order],"exchange_for":[name],"exchanges":[order],"sent":[{line,item,name,quantity}],
// "parcels":[…],"rows":[{seq,at,lane,person,what,detail,raw}],"card":[…]}
// in that language: an order's whole history, or an item's or location's latest movements, a
// document's rows, an operator's roles, passwords and sign-ins.
[[nodiscard]] boost::json::object history(db::Reader& reader, const std::string& code,
                                          const std::string& language);

}  // namespace packbench::station
