// Texts of labels of goods and of the warehouse: item labels, stock cards, locations.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"zone.dock", "收发月台", "Dock"},
    {"zone.inspection", "待检区", "Inspection"},
    {"zone.bulk", "整货区", "Bulk"},
    {"zone.shelf", "散货区", "Shelves"},
    {"zone.staging", "待打包区", "Staging"},
    {"zone.quarantine", "隔离区", "Quarantine"},
    {"zone.defects", "次品仓", "Defects"},
    {"zone.repair", "待修区", "Repair"},
    {"label.commands", "指令", "Commands"},
    {"label.house_unknown", "没有“{0}”，或还没有给它编码", "There is no \"{0}\", or it has no code yet"},
    {"label.asked", "{0}：打 {1} 张标签", "{0}: {1} label(s)"},
    {"label.card_asked", "{0}：打存储卡", "{0}: stock card"},
    {"label.nothing", "还没有要贴标签的商品，先扫一件", "Nothing to label yet: scan a piece first"},
    {"label.no_printer", "这条作业道没有标签打印机，到有打印机的作业道打",
     "This lane has no printer for it: print at a lane that has one"},
    {"label.no_printer_hint", "没有标签打印机，不打标签", "No label printer: no labels here"},
    {"label.no_barcode", "{0} 没有登记条码，打不了标签，叫主管登记",
     "{0} has no barcode on record, so no label: have the supervisor add one"},
    {"label.too_many", "一次最多 {0} 张标签", "{0} labels at most at a time"},
    {"label.too_many_each", "{0} 已记；{1} 张标签太多，用“数量”和“标签”分次打",
     "{0} counted; {1} labels are too many at once: use QUANTITY and LABEL"},
    {"label.not_stock", "{0} 不回库存，不贴标签", "{0} does not go back to stock: no label"},
    {"label.in_doubt", "{0} 的标签打出来了吗？有就扫“确认”，没有扫“没有标签”（{1}）",
     "{0}: did the label come out? Scan OK, else NOLABEL ({1})"},
    {"label.failed", "{0} 的标签没打出来（{1}）。要就扫“没有标签”重打，不要扫“确认”",
     "{0}: no label was printed ({1}). NOLABEL prints it again, OK does without"},
    {"label.settled", "标签已处理，接着做", "Labels are settled: go on"},
    {"label.again", "重打 {0} 次", "{0} printed again"},
    {"label.no_doubt", "标签没有疑问，再要一张扫“标签”", "No label is in doubt: LABEL prints another"},
    {"label.settle_first", "还有 {0} 张没打好：等一下；打出来了或不要了扫“确认”，没打出来扫“没有标签”",
     "{0} not known to be printed: wait; OK if they are there or not wanted, NOLABEL to print again"},
    {"reason.without_label", "不贴标签", "Done without"},
    {"command.label", "标签", "Label"},
    // The desk's page of templates.
    {"ui.desk.templates", "标签模板", "Label templates"},
    {"ui.desk.templates_own", "自定义", "your own"},
    {"ui.desk.templates_template", "模板（TOML，毫米）", "Template (TOML, millimetres)"},
    {"ui.desk.templates_data", "试打的数据（JSON）", "Data to try it with (JSON)"},
    {"ui.desk.templates_keep", "保存并启用", "Save and use"},
    {"ui.desk.templates_kept", "已保存，从现在起按它打印", "Saved: labels are printed by it from now on"},
    {"ui.desk.templates_undo", "放弃修改", "Undo my changes"},
    {"ui.desk.templates_forget", "恢复自带模板", "Back to the built-in template"},
    {"ui.desk.templates_forgotten", "已恢复自带模板", "The built-in template is used again"},
    {"ui.desk.templates_unreadable", "不会打印：{0}", "Would not be printed: {0}"},
    {"ui.desk.templates_grades", "条码等级：A 磨损了也读得出，F 只有新的读得出",
     "Barcode grades: A still reads when worn, F reads only when new"},
    {"ui.desk.templates_label", "面单", "Parcel label"},
    {"ui.desk.templates_slip", "装箱单", "Packing slip"},
    {"ui.desk.templates_item", "商品标签", "Item label"},
    {"ui.desk.templates_card", "货卡", "Stock card"},
    {"ui.desk.templates_badge", "工牌", "Badge"},
    {"ui.desk.templates_case", "箱标", "Case label"},
    {"ui.desk.templates_command_sheet", "指令码表", "Command sheet"},
    {"ui.desk.templates_count_sheet", "盘点表", "Count sheet"},
    {"ui.desk.templates_location", "库位标签", "Location label"},
    {"ui.desk.templates_manifest", "交接单", "Manifest"},
    {"ui.desk.templates_return", "退货标签", "Return label"},
    {"ui.desk.templates_tote", "周转箱标签", "Tote label"},
    // What stands on the label itself.
    {"label.mark_damaged", "破损", "DAMAGED"},
    {"label.mark_foreign", "单外", "NOT ON NOTE"},
    {"label.mark_rejected", "不合格", "REJECTED"},
    {"label.mark_repackage", "待重新包装", "REPACKAGE"},
});

}  // namespace

const std::span<const CatalogueRow> kLabelTexts = kTexts;

}  // namespace packbench::workflows
