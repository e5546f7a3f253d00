// One function per event type: how it changes the tables. Defined in the file of its noun.
#pragma once
#include "db/projections/centre.hpp"
#include "db/projections/count.hpp"
#include "db/projections/handover.hpp"
#include "db/projections/move.hpp"
#include "db/projections/pick.hpp"
#include "db/projections/project.hpp"
#include "db/projections/receive.hpp"
#include "db/projections/returns.hpp"
#include "db/projections/shift.hpp"

namespace packbench::db {

// operators.cpp
Result<void> apply(Connection&, const Fact&, const records::OperatorReceived&);

// items.cpp
Result<void> apply(Connection&, const Fact&, const records::ItemReceived&);

// locations.cpp
Result<void> apply(Connection&, const Fact&, const records::LocationReceived&);

// works.cpp: who has a document
Result<void> apply(Connection&, const Fact&, const records::WorkOpened&);
Result<void> apply(Connection&, const Fact&, const records::WorkSetAside&);
Result<void> apply(Connection&, const Fact&, const records::WorkEnded&);

// orders.cpp
Result<void> apply(Connection&, const Fact&, const records::OrderReceived&);
Result<void> apply(Connection&, const Fact&, const records::OrderCancelled&);
Result<void> apply(Connection&, const Fact&, const records::OrderForgotten&);

// reships.cpp
Result<void> apply(Connection&, const Fact&, const records::OrderReshipped&);

// lanes.cpp
Result<void> apply(Connection&, const Fact&, const records::LaneSignedIn&);
Result<void> apply(Connection&, const Fact&, const records::LaneSignedOut&);
Result<void> apply(Connection&, const Fact&, const records::LaneStopped&);
Result<void> apply(Connection&, const Fact&, const records::LaneAcknowledged&);
Result<void> apply(Connection&, const Fact&, const records::LaneAsked&);
Result<void> apply(Connection&, const Fact&, const records::LaneAnswered&);
Result<void> apply(Connection&, const Fact&, const records::LaneLanguage&);

// tablets.cpp
Result<void> apply(Connection&, const Fact&, const records::TabletPaired&);
Result<void> apply(Connection&, const Fact&, const records::TabletUnpaired&);

// scanners.cpp
Result<void> apply(Connection&, const Fact&, const records::ScannerBound&);
Result<void> apply(Connection&, const Fact&, const records::ScannerAdjusted&);

// waybill_labels.cpp
Result<void> apply(Connection&, const Fact&, const records::WaybillLabelTold&);

// printers.cpp
Result<void> apply(Connection&, const Fact&, const records::PrinterHeld&);
Result<void> apply(Connection&, const Fact&, const records::PrinterReleased&);
Result<void> apply(Connection&, const Fact&, const records::PrinterChosen&);

// claims.cpp: who has an order
Result<void> apply(Connection&, const Fact&, const records::PackOpened&);
Result<void> apply(Connection&, const Fact&, const records::PackSetAside&);
Result<void> apply(Connection&, const Fact&, const records::PackFinished&);

// contents.cpp: what lies in a parcel
Result<void> apply(Connection&, const Fact&, const records::PackScanned&);
Result<void> apply(Connection&, const Fact&, const records::PackReleased&);
Result<void> apply(Connection&, const Fact&, const records::PackUndone&);

// parcels.cpp
Result<void> apply(Connection&, const Fact&, const records::PackParcelClosed&);
Result<void> apply(Connection&, const Fact&, const records::PackWeighed&);
Result<void> apply(Connection&, const Fact&, const records::PackSealed&);
Result<void> apply(Connection&, const Fact&, const records::PackUnsealed&);

// print_jobs.cpp
Result<void> apply(Connection&, const Fact&, const records::PrintRequested&);
Result<void> apply(Connection&, const Fact&, const records::PrintSending&);
Result<void> apply(Connection&, const Fact&, const records::PrintSent&);
Result<void> apply(Connection&, const Fact&, const records::PrintConfirmed&);
Result<void> apply(Connection&, const Fact&, const records::PrintInDoubt&);
Result<void> apply(Connection&, const Fact&, const records::PrintFailed&);
Result<void> apply(Connection&, const Fact&, const records::PrintVoided&);

// ledger.cpp
Result<void> apply(Connection&, const Fact&, const records::StockReceived&);

}  // namespace packbench::db
