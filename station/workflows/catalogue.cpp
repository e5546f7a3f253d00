// The table of texts. Short and imperative: read from three metres, by somebody with a box in hand.
#include "station/workflows/texts.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    // The lane.
    {"lane.title", "作业道 {0}", "Lane {0}"},
    {"lane.scan_badge", "请扫工牌", "Scan your badge"},
    {"lane.sign_in_first", "请先扫工牌", "Scan your badge first"},
    {"lane.stopped", "停", "Stop"},
    {"lane.scan_ok", "看清提示，扫“确认”", "Read this, then scan OK"},
    {"lane.go_on", "继续", "Go on"},
    {"lane.ready", "等待开单", "Ready"},
    {"lane.scan_order", "扫发货单、周转箱或拣货单", "Scan an order, tote or pick list"},
    {"lane.take_over", "{0} 要接替 {1} 做 {2}？", "{0} takes over {2} from {1}?"},
    {"lane.order_open", "{0} 还没做完，先扫“搁置”", "{0} is open: put it aside first"},
    {"lane.language", "已切换为中文", "English it is"},
    {"lane.signed_out", "已退出", "Signed out"},
    {"badge.unknown", "工牌无效", "Unknown badge"},
    {"badge.already", "{0} 已登录", "{0} is signed in already"},
    {"badge.welcome", "{0}，你好", "Hello {0}"},
    {"question.first", "先回答屏幕上的问题", "Answer the question first"},
    {"question.dropped", "已放弃", "Dropped"},
    {"question.no_such_choice", "没有这个选项，请选 1 到 {0}", "No such answer: choose 1 to {0}"},
    {"question.yes_no", "扫“是”或“否”", "Scan YES or NO"},
    {"question.choose", "扫选项号", "Scan the number of your answer"},
    {"supervisor.scan_badge", "请主管扫工牌", "Supervisor: scan your badge"},
    {"supervisor.first", "先请主管扫工牌，或扫“否”", "Supervisor's badge first, or NO"},
    {"supervisor.needed", "要主管的工牌", "This needs a supervisor's badge"},
    {"work.title", "{0}", "{0}"},
    {"work.ended", "{0} 已经做完", "{0} is done already"},
    {"work.cancelled", "{0} 已取消", "{0} was cancelled"},
    {"work.several", "{0} 对应多张单据，扫单据号",
     "{0} stands for several documents: scan the document's number"},
    {"sign.first", "先扫工牌签字，或扫“否”", "Sign with a badge first, or NO"},
    {"sign.other", "要另一个人签字", "Somebody else must sign"},
    {"command.receive", "收货", "Receive"},
    {"command.move", "移库上架", "Put away, move"},
    {"command.pick", "拣货", "Pick"},
    {"command.handover", "交接", "Hand over"},
    {"command.return", "退货", "Returns"},
    {"command.count", "盘点", "Count"},
    {"command.shift", "班次检查", "Shift check"},
    {"command.unknown", "没有这个指令：{0}", "No such command: {0}"},
    {"command.not_now", "现在不能用这个码", "Not now"},
    // Opening an order.
    {"order.unknown", "找不到单据：{0}", "No such order: {0}"},
    {"order.which", "{0} 对应多张单，选哪张？", "{0} stands for several orders: which?"},
    {"order.choice", "发货单 {0}", "Order {0}"},
    {"order.take_over", "{0} 在作业道 {1}（{2}），要接过来？",
     "{0} is open at lane {1} ({2}): take it over?"},
    {"order.opened", "{0}，共 {1} 件", "{0}: {1} pieces"},
    {"order.shipped", "{0} 已发货", "{0} was shipped"},
    {"order.shorted", "{0} 已按缺货结单", "{0} was shipped short"},
    {"order.cancelled", "{0} 已取消", "{0} was cancelled"},
    {"order.set_aside", "{0} 已搁置", "{0} is put aside"},
    {"order.finished", "{0} 完成", "{0} is done"},
    {"order.finished_short", "{0} 缺货结单", "{0} is done, short"},
    {"order.finished_cancelled", "{0} 已取消，货全部退回", "{0} is cancelled: put everything back"},
    // Pieces.
    {"pack.title", "{0} 第 {1} 箱", "{0}, box {1}"},
    {"pack.scan_pieces", "逐件扫商品，还差 {0} 件", "Scan each piece: {0} to go"},
    {"pack.scan_done", "装齐了，扫“完成”封箱", "All in: scan DONE"},
    {"pack.weigh_done", "装齐了，整箱放上秤，扫“完成”", "All in: put the box on the scale, scan DONE"},
    {"scan.counted", "{0} +{1}，还差 {2}", "{0} +{1}, {2} to go"},
    {"scan.counted_all", "{0} +{1}，齐了", "{0} +{1}, complete"},
    {"scan.wrong", "本单没有 {0}，拿出来", "{0} is not in this order: take it out"},
    {"scan.hazardous", "{0} 是危险品，你不能处理：放下，叫有资格的人",
     "{0} is hazardous and you are not named for it: put it down, call somebody who is"},
    {"scan.surplus", "{0} 已够，多的拿出来", "Enough of {0}: take it out"},
    {"scan.too_many", "{0} 只差 {1} 件，这次是 {2} 件", "{0}: {1} to go, this would be {2}"},
    {"scan.unknown", "不认识这个码：{0}", "Unknown code: {0}"},
    {"scan.malformed", "条码有错（{0}），重扫或换一件",
     "Faulty barcode ({0}): scan again or take another piece"},
    {"scan.not_saved", "没存上，重扫", "Not saved: scan again"},
    {"scan.repeated", "这一扫已经收过", "This scan was taken before"},
    {"scan.attributes_alone", "先扫商品，再扫批次或效期", "Scan the piece first, then its lot or expiry"},
    {"scan.label_too_early", "还没封箱，不能扫面单", "Close the box before you scan a label"},
    {"quantity.bad", "数量要在 1 到 {0} 之间", "Quantity: 1 to {0}"},
    {"quantity.set", "下一扫算 {0} 件", "The next scan means {0}"},
    {"undo.nothing", "这一箱没有可撤销的", "Nothing to undo in this box"},
    {"undo.done", "已撤销 {0} × {1}，拿出来", "Undone: take out {1} × {0}"},
    {"choice.item", "{0}，每扫 {1} 件", "{0}, {1} per scan"},
    {"choice.line", "{0} × {1}", "{1} × {0}"},
    // Lot, expiry, serial.
    {"await.lot", "扫 {0} 的批次", "Scan the lot of {0}"},
    {"await.serial", "扫 {0} 的序列号", "Scan the serial number of {0}"},
    {"await.expiry", "扫 {0} 的效期", "Scan the expiry of {0}"},
    {"await.first", "{0} 还缺信息，先扫完或扫“否”", "First finish {0}, or scan NO"},
    {"await.other_item", "这不是 {0} 的码", "This code is not of {0}"},
    {"await.unreadable", "看不出是 {0} 的哪项信息，扫 GS1 码",
     "This tells nothing of {0}: scan its GS1 code"},
    {"await.contradiction", "和前一个码不一致，核对实物",
     "This contradicts the code before: look at the piece"},
    {"await.nothing_new", "这个码没有缺的信息", "This code does not tell what is missing"},
    {"capture.expired", "{0} 已过期（{1}），不能发", "{0} expired on {1}: do not ship"},
    {"capture.one_by_one", "{0} 有序列号，一件一件扫", "{0} has serial numbers: one by one"},
    {"capture.serial_twice", "{0} 序列号 {1} 已扫过", "{0}: serial {1} was scanned before"},
    // Remarks and gifts.
    {"note.remark", "备注：{0}", "Remark: {0}"},
    {"note.gift", "赠品：{0}", "Gift: {0}"},
    {"note.first", "先看备注和赠品，逐条扫“确认”", "Acknowledge remarks and gifts first: scan OK for each"},
    {"note.none", "没有要确认的", "Nothing to acknowledge"},
    {"note.acknowledged", "已确认", "Acknowledged"},
    // Short, release, reprint.
    {"ask.which_item", "{0} 是哪个商品？", "{0}: which item is it?"},
    {"ask.which_line", "哪个商品？", "Which item?"},
    {"ask.why_short", "为什么缺？", "Why is it short?"},
    {"ask.why_release", "为什么不扫？", "Why without a scan?"},
    {"ask.why_reprint", "为什么补打？", "Why print again?"},
    {"ask.why_weight", "重量为什么不符？", "Why does the weight differ?"},
    {"ask.supervisor", "{0} 等主管批准", "{0} waits for a supervisor"},
    {"short.nothing", "不缺货", "Nothing is missing"},
    {"short.done", "{0} 缺 {1} 件，已记", "{0}: {1} short, noted"},
    {"release.done", "{0} 放行 {1} 件", "{0}: {1} released"},
    {"reprint.asked", "正在打第 {0} 张面单", "Printing label copy {0}"},
    {"reason.not_found", "找不到", "Not found"},
    {"reason.damaged", "破损", "Damaged"},
    {"reason.no_stock", "没库存", "Out of stock"},
    {"reason.unreadable", "条码扫不出", "Barcode unreadable"},
    {"reason.no_barcode", "没有条码", "No barcode"},
    {"reason.wrong_barcode", "条码贴错", "Wrong barcode on it"},
    {"reason.label_damaged", "标签损坏", "Label damaged"},
    {"reason.label_lost", "标签丢失", "Label lost"},
    {"reason.label_unreadable", "标签扫不出", "Label unreadable"},
    {"reason.packaging", "包材重量不同", "Other packaging"},
    {"reason.master_weight", "资料重量不对", "Weight on record is wrong"},
    {"reason.recounted", "已复点，数量对", "Counted again: right"},
    {"reason.weight_unknown", "没有重量资料", "No weight on record"},
    {"reason.no_label", "没打出来", "No label came out"},
    {"reason.print_failed", "打印失败", "Printing failed"},
    {"reason.order_changed", "订单变更", "Order changed"},
    {"reason.aside", "搁置", "Put aside"},
    // Closing.
    {"done.left", "还差：{0}", "Still missing: {0}"},
    {"parcel.empty", "箱子是空的", "The box is empty"},
    {"parcel.closed", "第 {0} 箱已封，面单打印中", "Box {0} is closed, its label prints"},
    {"parcel.closed_no_printer", "第 {0} 箱已封，贴上快递单", "Box {0} is closed: put the waybill on"},
    {"weigh.put_on", "整箱放上秤，放稳后扫“完成”", "Put the box on the scale, wait, scan DONE"},
    {"weigh.missing", "轻 {0} 克，可能少 {1} × {2}", "{0} g too light: probably {2} × {1} missing"},
    {"weigh.surplus", "重 {0} 克，可能多 {1} × {2}", "{0} g too heavy: probably {2} × {1} too many"},
    {"weigh.too_light", "轻 {0} 克，打开复点", "{0} g too light: count again"},
    {"weigh.too_heavy", "重 {0} 克，打开复点", "{0} g too heavy: count again"},
    {"weigh.again", "复点后扫“完成”再称，或请主管放行", "Count, then DONE to weigh again, or RELEASE"},
    // Sealing.
    {"seal.title", "{0} 第 {1} 箱：贴面单", "{0}, box {1}: label"},
    {"seal.wait", "面单还没打好，等一下", "The label is not printed yet: wait"},
    {"seal.scan_label", "面单贴到第 {0} 箱，扫一下", "Put the label on box {0} and scan it there"},
    {"seal.scan_waybill", "快递单贴到第 {0} 箱，扫一下", "Put the waybill on box {0} and scan it there"},
    {"seal.scan_copy", "贴第 {0} 张面单，扫上面的自编码",
     "Put on label copy {0} and scan the bench's code on it"},
    {"seal.in_doubt", "面单打出来了吗？有就扫，没有扫“没有标签”（{0}）",
     "Did the label come out? Scan it, else NOLABEL ({0})"},
    {"seal.failed", "面单没打出来（{0}），扫“补打”", "No label was printed ({0}): scan REPRINT"},
    {"seal.first", "先扫第 {0} 箱上的面单", "First scan the label on box {0}"},
    {"seal.other_parcel", "这是 {0} 的面单，不是 {1} 的", "This label is of {0}, not of {1}"},
    {"seal.other_waybill", "单号 {0} 不对，应是 {1}", "Waybill {0} is wrong: {1} belongs here"},
    {"seal.no_waybill", "{0} 不是面单上的码", "{0} is no code of a label"},
    {"seal.other_carrier", "不是 {0} 的快递单", "This is no waybill of {0}"},
    {"seal.used", "单号 {0} 已用在 {1}", "Waybill {0} is on {1} already"},
    {"seal.old_copy", "这是第 {0} 张，作废；要第 {1} 张", "This is copy {0}, void: copy {1} counts"},
    {"seal.carrier_too", "再扫箱上的快递单", "Now scan the carrier's waybill on the box"},
    {"seal.done_next", "第 {0} 箱完成，接着装第 {1} 箱", "Box {0} is done, go on with box {1}"},
    {"nolabel.no_doubt", "面单没有疑问，要补打扫“补打”", "The label is not in doubt: scan REPRINT"},
    // An order that changed.
    {"changed.difference", "{0} 有变更：{1}", "{0} changed: {1}"},
    {"changed.take_out", "拿出 {1} × {0}", "take out {0} × {1}"},
    {"changed.fewer", "{1} 少要 {0} 件", "{0} × {1} fewer"},
    {"changed.add", "加 {1} × {0}", "add {0} × {1}"},
    {"changed.note", "新备注：{0}", "new remark: {0}"},
    {"changed.carrier", "快递改为 {0}", "carrier is now {0}"},
    {"changed.label", "面单资料有变", "label data changed"},
    {"changed.cancelled", "{0} 已取消，全部拿出来", "{0} is cancelled: take everything out"},
    {"changed.sealed", "{0} 有变更，但箱子已封，叫主管",
     "{0} changed, but boxes are sealed: call the supervisor"},
    {"blocked.aside", "叫主管，扫“搁置”，再扫“拆封”", "Call the supervisor, scan ASIDE, then UNPACK"},
    {"takeout.title", "{0}：拿出商品", "{0}: take out"},
    {"takeout.next", "拿出并扫：{0} × {1}", "Take out and scan: {1} × {0}"},
    {"takeout.finish", "扫“完成”结束", "Scan DONE to end"},
    {"takeout.done", "已拿出 {0} × {1}", "Taken out: {1} × {0}"},
    {"takeout.not_this", "{0} 不用拿出来", "{0} stays in"},
    {"takeout.too_many", "{0} 只拿出 {1} 件", "{0}: take out only {1}"},
    {"takeout.serial", "扫要拿出的 {0} 的序列号", "Scan the serial number of the {0} that you take out"},
    // Command barcodes.
    {"command.ok", "确认", "OK"},
    {"command.yes", "是", "Yes"},
    {"command.no", "否", "No"},
    {"command.done", "完成", "Done"},
    {"command.parcel", "换箱", "Next box"},
    {"command.undo", "撤销", "Undo"},
    {"command.qty", "数量", "Quantity"},
    {"command.choose", "选项", "Choose"},
    {"command.short", "缺货", "Short"},
    {"command.release", "主管放行", "Release"},
    {"command.finish", "缺货结单", "Finish short"},
    {"command.reprint", "补打", "Reprint"},
    {"command.nolabel", "没有标签", "No label"},
    {"command.aside", "搁置", "Put aside"},
    {"command.lang", "English", "中文"},
    {"command.signout", "退出", "Sign out"},
    // The page itself.
    {"ui.lanes", "作业道", "Lanes"},
    {"ui.lane", "作业道 {0}", "Lane {0}"},
    {"ui.lane_free", "空闲", "free"},
    {"ui.connection_lost", "与工位断开，正在重连", "Connection to the bench lost, trying again"},
    {"ui.scan_refused", "没收到：{0}，重扫", "Not taken: {0}, scan again"},
    {"ui.maintenance", "维护 {0} – {1}：{2}", "Maintenance {0} – {1}: {2}"},
    {"ui.sound_on", "点一下开声音", "Tap to switch sound on"},
    {"ui.offline", "离线，照常作业", "Offline: go on working"},
    {"ui.stop", "停", "Stop"},
    {"ui.acknowledge", "扫“确认”继续", "Scan OK to go on"},
    {"ui.remark", "备注", "Remark"},
    {"ui.gift", "赠品", "Gift"},
    {"ui.note_of", "{0} / {1}", "{0} of {1}"},
    {"ui.hazardous", "危险品", "Hazardous"},
    {"ui.kit", "套装 {0}", "Kit {0}"},
    {"ui.quantity", "下一扫 × {0}", "Next scan × {0}"},
    {"ui.short", "缺 {0}", "{0} short"},
    {"ui.line.open", "待装", "To go"},
    {"ui.line.done", "齐", "Done"},
    {"ui.line.shorted", "缺货", "Short"},
    {"ui.line.released", "放行", "Released"},
    {"ui.line.take_out", "拿出", "Take out"},
    {"ui.capture.lot", "批次", "Lot"},
    {"ui.capture.expiry", "效期", "Expiry"},
    {"ui.capture.serial", "序列号", "Serial"},
    {"ui.parcel", "第 {0} 箱", "Box {0}"},
    {"ui.pieces", "{0} 件", "{0} pieces"},
    {"ui.weight", "{0} 公斤", "{0} kg"},
    {"ui.weight_expected", "应为 {0} 公斤", "expected {0} kg"},
    {"ui.job.requested", "等待打印", "Waiting to print"},
    {"ui.job.sending", "正在打印", "Printing"},
    {"ui.job.sent", "已发到打印机", "Sent to the printer"},
    {"ui.job.confirmed", "已打印", "Printed"},
    {"ui.job.in_doubt", "不确定是否打出", "Printed or not: look"},
    {"ui.job.failed", "打印失败", "Printing failed"},
    {"ui.job.voided", "作废", "Void"},
    {"ui.job.sealed", "已封箱", "Sealed"},
    {"ui.scanner", "扫描枪", "Scanner"},
    {"ui.printer", "打印机", "Printer"},
    {"ui.scale", "秤", "Scale"},
    {"ui.device.ok", "正常", "Ready"},
    {"ui.device.none", "没有", "None"},
    {"ui.device.virtual", "虚拟", "Virtual"},
    {"ui.device.offline", "没连上", "Not connected"},
    {"ui.device.no-answer", "没有回应", "No answer"},
    {"ui.device.media-empty", "缺纸", "Out of paper"},
    {"ui.device.media-jam", "卡纸", "Paper jam"},
    {"ui.device.cover-open", "盖没关", "Open"},
    {"ui.device.marker-supply-empty", "缺碳带", "Out of ribbon"},
    {"ui.device.paused", "暂停", "Paused"},
    {"ui.device.spool-area-full", "缓存已满", "Memory full"},
    {"ui.device.head-hot", "打印头过热", "Head too hot"},
    {"ui.device.head-cold", "打印头过冷", "Head too cold"},
    {"ui.device.cutter-fault", "切刀故障", "Cutter fault"},
    {"ui.device.label-waiting", "取走面单", "Take the label"},
    {"ui.device.other", "故障", "Fault"},
    {"ui.next_orders", "下一批发货单", "Next orders"},
    {"ui.no_work", "没有待发的单", "Nothing to ship"},
    {"ui.tote", "周转箱 {0}", "Tote {0}"},
    {"ui.ship_by", "{0} 前发货", "Ship by {0}"},
    {"ui.late", "已超时 {0}", "Late since {0}"},
    {"ui.virtual_scanner", "虚拟扫描枪", "Virtual scanner"},
    {"ui.virtual_printer", "虚拟打印机", "Virtual printer"},
    {"ui.type_barcode", "输入条码，回车", "Type a barcode, Enter"},
    {"ui.send", "扫", "Scan"},
    {"ui.close", "关闭", "Close"},
    {"ui.enlarge", "放大", "Enlarge"},
    {"ui.copy", "第 {0} 张", "copy {0}"},
    {"ui.no_labels", "还没有打印", "Nothing printed yet"},
    {"ui.intent.label", "面单", "Label"},
    {"ui.intent.slip", "出库单", "Packing slip"},
    {"ui.intent.item", "商品标签", "Item label"},
    {"ui.intent.card", "存储卡", "Stock card"},
});

}  // namespace

std::span<const CatalogueRow> catalogue() {
  static const auto all = [] {
    std::vector<CatalogueRow> rows(kTexts.begin(), kTexts.end());
    for (const auto part : {kReceiveTexts, kMoveTexts, kPickTexts, kHandoverTexts, kReturnsTexts, kCountTexts,
                            kShiftTexts, kDeskTexts, kHistoryTexts, kReportTexts, kCorrectTexts, kLabelTexts,
                            kAccessTexts, kTabletTexts, kScannerTexts, kPrinterTexts, kCentreTexts})
      rows.insert(rows.end(), part.begin(), part.end());
    return rows;
  }();
  return all;
}

const CatalogueRow* find_text(std::string_view key) {
  static const auto index = [] {
    std::unordered_map<std::string_view, const CatalogueRow*> by_key;
    for (const auto& row : catalogue()) by_key.emplace(row.key, &row);
    return by_key;
  }();
  const auto at = index.find(key);
  return at == index.end() ? nullptr : at->second;
}

std::string text(const records::Text& text, std::string_view language) {
  const auto* row = find_text(text.key);
  if (!row) return text.key;
  const auto pattern = language == "en" ? row->en : row->zh;
  std::string filled;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const bool place = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}';
    const auto number = static_cast<std::size_t>(place ? pattern[at + 1] - '0' : 0);
    if (!place || number >= text.args.size()) {
      filled += pattern[at];
      continue;
    }
    filled += text.args[number];
    at += 2;
  }
  return filled;
}

std::string text_of_keys(records::Text told, std::string_view language) {
  for (auto& argument : told.args) argument = text({argument, {}}, language);
  return text(told, language);
}

}  // namespace packbench::workflows
