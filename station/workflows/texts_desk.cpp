// Texts of the supervisors' desk, and what the journal's events are called there.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"ui.desk", "主管台", "Desk"},
    {"ui.desk.queue", "待发", "Queue"},
    {"ui.desk.search", "查找", "Search"},
    {"ui.desk.reports", "报表", "Reports"},
    {"ui.desk.close", "日结", "Day close"},
    {"ui.desk.order", "发货单", "Order"},
    {"ui.desk.ship_by", "发货期限", "Ship by"},
    {"ui.desk.pieces", "件数", "Pieces"},
    {"ui.desk.carrier", "快递", "Carrier"},
    {"ui.desk.tote", "周转箱", "Tote"},
    {"ui.desk.at", "在", "At"},
    {"ui.desk.at_lane", "作业道 {0}，{1}", "Lane {0}, {1}"},
    {"ui.desk.late", "超时", "late"},
    {"ui.desk.cancelled", "已取消", "cancelled"},
    {"ui.desk.nothing", "没有", "Nothing"},
    {"ui.desk.type_code", "扫码或输入：单号、包裹、快递单、商品、序列号、库位", "Scan or type: order, parcel, waybill, item, serial, location"},
    {"ui.desk.unknown", "没有叫 {0} 的", "Nothing bears the name {0}"},
    {"ui.desk.evidence", "下载证据文件", "Download evidence"},
    {"ui.desk.time", "时间", "Time"},
    {"ui.desk.person", "人员", "Person"},
    {"ui.desk.what", "事项", "What"},
    {"ui.desk.detail", "内容", "Details"},
    {"ui.desk.scan", "扫到的码", "Scanned"},
    {"ui.desk.parcel", "包裹", "Parcel"},
    {"ui.desk.waybill", "快递单", "Waybill"},
    {"ui.desk.item", "商品", "Item"},
    {"ui.desk.lot", "批次", "Lot"},
    {"ui.desk.from", "从", "From"},
    {"ui.desk.to", "到", "To"},
    {"ui.desk.location", "库位", "Location"},
    {"ui.desk.stock", "现存", "Lies at"},
    {"ui.desk.card", "存储卡", "Stock card"},
    {"ui.desk.works", "未完成的单据", "Open documents"},
    {"ui.desk.document", "单据", "Document"},
    {"ui.desk.kind", "类别", "Kind"},
    {"ui.desk.low", "低于最低库存", "Below minimum"},
    {"ui.desk.minimum", "最低", "Minimum"},
    {"ui.desk.more", "还有 {0} 行：下载文件看全部", "{0} more rows: they stand in the files"},
    {"ui.desk.forget", "删除个人信息", "Forget the consignee"},
    {"ui.desk.forget_what", "{0} 的收件人信息将永远无法读取，包括所有备份", "Nobody will ever read the consignee of {0} again, in no backup either"},
    {"ui.desk.close.sent", "今天封箱的包裹", "Parcels sealed today"},
    {"ui.desk.close.open", "未完成的发货单", "Orders not finished"},
    {"ui.desk.close.packing", "打包做到一半", "Orders in the middle of packing"},
    {"ui.desk.close.late", "已超时的发货单", "Orders that are late"},
    {"ui.desk.short", "拣货缺货", "Short in picking"},
    {"ui.desk.reason", "原因", "Reason"},
    {"ui.desk.tickets", "问题单", "Tickets"},
    {"ui.desk.ticket_what", "怎么处理的", "What was done about it"},
    {"ui.desk.ticket_badge", "主管工牌", "Supervisor's badge"},
    {"ui.desk.ticket_end", "结案", "Close it"},
    {"ticket.reason", "写下怎么处理的，最多 200 字节", "Write what was done about it: at most 200 bytes"},
    {"ticket.not_open", "{0} 已结案，或没有这张问题单", "{0} is closed already, or there is no such ticket"},
    {"ui.desk.close.tickets", "未结的问题单", "Open tickets"},
    {"ui.desk.close.works", "未完成的单据", "Documents not finished"},
    {"ui.desk.close.backup", "缺少的每日备份", "Daily backup missing"},
    {"ui.desk.close.in_doubt", "存疑的面单", "Labels in doubt"},
    {"ui.kind.order", "发货单", "Order"},
    {"ui.kind.parcel", "包裹", "Parcel"},
    {"ui.kind.serial", "序列号", "Serial"},
    {"ui.kind.item", "商品", "Item"},
    {"ui.kind.location", "库位", "Location"},
    {"ui.kind.receive", "入库单", "Inbound note"},
    {"ui.kind.move", "移库", "Moves"},
    {"ui.kind.pick", "拣货单", "Pick list"},
    {"ui.kind.handover", "交接单", "Manifest"},
    {"ui.kind.returns", "退货", "Return"},
    {"ui.kind.count", "盘点", "Count"},
});

}  // namespace

const std::span<const CatalogueRow> kDeskTexts = kTexts;

}  // namespace packbench::workflows
